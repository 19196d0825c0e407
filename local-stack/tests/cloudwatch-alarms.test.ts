import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type DescribeAlarmsCommandInput,
  SetAlarmStateCommand,
  type StateValue,
} from "@aws-sdk/client-cloudwatch";
import { alarmOn, startWatchedQueue, type WatchedQueue } from "./support/watched-queue";

const stuck = alarmOn("stuck", "ApproximateAgeOfOldestMessage", 900);
const full = alarmOn("full", "ApproximateNumberOfMessagesVisible", 0);
const elsewhere = alarmOn("elsewhere", "ApproximateNumberOfMessagesVisible", 0, "standard-queue");
const locked = alarmOn("locked", "NumberOfMessagesSent", 0);

let watched: WatchedQueue;
let cloudwatch: CloudWatchClient;
beforeEach(async () => {
  watched = await startWatchedQueue([stuck, full, elsewhere, locked]);
  cloudwatch = new CloudWatchClient(watched.account.clientOf("engineer"));
});
afterEach(async () => {
  cloudwatch.destroy();
  await watched.account.close();
});

const describeAlarms = async (input: DescribeAlarmsCommandInput = {}) =>
  (await cloudwatch.send(new DescribeAlarmsCommand(input))).MetricAlarms ?? [];
const namesOf = async (input: DescribeAlarmsCommandInput) =>
  (await describeAlarms(input)).map(({ AlarmName }) => AlarmName);
const setState = (AlarmName: string, StateValue: StateValue) =>
  cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: "a test" }));

test("an alarm tells what it watches, its state, why, and since when", async () => {
  watched.clock.advance({ minutes: 1, ms: 250 });
  watched.send("a");

  expect(await describeAlarms({ AlarmNames: ["full"] })).toEqual([
    {
      AlarmName: "full",
      AlarmArn: "arn:aws:cloudwatch:eu-west-2:000000000000:alarm:full",
      AlarmDescription: "full is raised",
      MetricName: "ApproximateNumberOfMessagesVisible",
      AlarmConfigurationUpdatedTimestamp: new Date(watched.clock.now() - 60_250),
      StateValue: "ALARM",
      StateReason: "Threshold Crossed: 1 datapoint [1] was greater than the threshold (0).",
      StateUpdatedTimestamp: new Date(watched.clock.now()),
      StateTransitionedTimestamp: new Date(watched.clock.now()),
    },
  ]);
});

test("an alarm on a queue follows the queue, and keeps the time of its last change", async () => {
  const look = async () => (await describeAlarms({ AlarmNames: ["stuck"] }))[0];
  watched.send("a");
  expect(await look()).toMatchObject({ StateValue: "OK" });

  watched.clock.advance({ seconds: 900 });
  expect(await look()).toMatchObject({ StateValue: "OK" });
  watched.clock.advance({ seconds: 1 });
  const raisedAt = new Date(watched.clock.now());
  expect(await look()).toMatchObject({ StateValue: "ALARM", StateUpdatedTimestamp: raisedAt });
  watched.clock.advance({ seconds: 60 });
  expect(await look()).toMatchObject({ StateValue: "ALARM", StateUpdatedTimestamp: raisedAt });

  const [received] = watched.queue.receive({ maxMessages: 1 });
  watched.queue.delete(received?.receiptHandle ?? "");
  expect(await look()).toMatchObject({
    StateValue: "OK",
    StateReason: "Threshold Crossed: 1 datapoint [0] was not greater than the threshold (900).",
  });
});

test("an alarm whose metric has no value here has the state that was set, and none before", async () => {
  const look = async () => (await describeAlarms({ AlarmNames: ["elsewhere"] }))[0];
  expect(await look()).toMatchObject({
    StateValue: "INSUFFICIENT_DATA",
    StateReason: "Unchecked: Initial alarm creation",
  });
  watched.clock.advance({ hours: 1 });
  await setState("elsewhere", "ALARM");

  const setAt = new Date(watched.clock.now());
  watched.clock.advance({ hours: 1 });
  expect(await look()).toMatchObject({ StateValue: "ALARM", StateReason: "a test", StateUpdatedTimestamp: setAt });
});

test("a state that was set gives way as soon as the alarm can be evaluated", async () => {
  await setState("full", "ALARM");
  expect(await describeAlarms({ AlarmNames: ["full"] })).toMatchObject([{ StateValue: "OK" }]);
});

test("alarms are found by name, by prefix and by state, in the order of their names", async () => {
  watched.send("a");
  expect(await namesOf({})).toEqual(["elsewhere", "full", "locked", "stuck"]);
  expect(await namesOf({ AlarmNames: ["stuck", "full", "none"] })).toEqual(["full", "stuck"]);
  expect(await namesOf({ AlarmNamePrefix: "lo" })).toEqual(["locked"]);
  expect(await namesOf({ StateValue: "ALARM" })).toEqual(["full"]);
  expect(await namesOf({ StateValue: "INSUFFICIENT_DATA", AlarmTypes: ["MetricAlarm"] })).toEqual([
    "elsewhere",
    "locked",
  ]);
});

test("names and a prefix together, and what the local CloudWatch does not know, are refused", async () => {
  await expect(namesOf({ AlarmNames: ["full"], AlarmNamePrefix: "f" })).rejects.toMatchObject({
    name: "InvalidParameterCombinationException",
  });
  await expect(namesOf({ ActionPrefix: "arn" })).rejects.toThrow(/ActionPrefix/);
});

test("the state of an alarm that is not there cannot be set", async () => {
  await expect(setState("gone", "OK")).rejects.toMatchObject({
    name: "ResourceNotFound",
    $metadata: { httpStatusCode: 404 },
  });
});

test("IAM is asked for each call: on everything to look, on the alarm to set its state", async () => {
  const stranger = new CloudWatchClient(watched.account.clientOf("stranger"));
  await expect(stranger.send(new DescribeAlarmsCommand({}))).rejects.toMatchObject({ name: "AccessDeniedException" });
  stranger.destroy();
  await expect(setState("locked", "OK")).rejects.toThrow(
    "not authorized to perform: cloudwatch:SetAlarmState on resource: arn:aws:cloudwatch:eu-west-2:000000000000:alarm:locked",
  );
});
