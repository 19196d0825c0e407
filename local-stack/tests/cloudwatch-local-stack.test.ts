import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import {
  GetEventSourceMappingCommand,
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type Pipeline, queryOf, responseOf, startPipeline } from "./support/pipeline";

const requestId = "00000000-0000-4000-8000-000000000001";

let pipeline: Pipeline;
let cloudwatch: CloudWatchClient;
let lambda: LambdaClient;
beforeAll(async () => {
  pipeline = await startPipeline();
  cloudwatch = new CloudWatchClient(settings());
  lambda = new LambdaClient(settings());
});
afterAll(async () => {
  for (const client of [cloudwatch, lambda]) client.destroy();
  await pipeline.stop();
});

const settings = () => {
  const { endpoint, region, caller } = pipeline;
  return { endpoint, region, credentials: caller("cv-analytics-oncall"), maxAttempts: 1 };
};
const alarmState = async (name: string) => {
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return MetricAlarms[0]?.StateValue;
};
const sendPair = async () => {
  for (const event of [queryOf(requestId), responseOf(requestId)])
    await pipeline.send(JSON.stringify(event), requestId);
};
const mappingOf = async (FunctionName: string) => {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName }));
  return EventSourceMappings[0];
};

test("the on-call engineer is told who it is", async () => {
  const sts = new STSClient(settings());
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe("arn:aws:iam::000000000000:user/on-call");
  sts.destroy();
});

test("every alarm of the workspaces is there, and says what its runbook is", async () => {
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: "cv-analytics-" }));
  const states = new Map(MetricAlarms.map(({ AlarmName, StateValue }) => [AlarmName, StateValue]));
  expect(states.size).toBe(9);
  expect([...states].filter(([, state]) => state !== "INSUFFICIENT_DATA")).toEqual([
    ["cv-analytics-dlq-not-empty", "OK"],
    ["cv-analytics-queue-stuck", "OK"],
  ]);
  for (const { AlarmDescription } of MetricAlarms) expect(AlarmDescription).toContain("docs/operations.md");
});

test("an alarm on an expression tells the metrics that it is calculated from", async () => {
  const AlarmNames = ["cv-analytics-error-rate"];
  const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames }));
  const { Metrics = [], MetricName, Threshold } = MetricAlarms[0] ?? {};
  expect([MetricName, Threshold]).toEqual([undefined, 0.5]);
  expect(Metrics.map(({ Id, Expression, MetricStat }) => (Expression && Id ? Id : MetricStat?.Metric))).toEqual([
    {
      Namespace: "cv-analytics",
      MetricName: "Failed",
      Dimensions: [{ Name: "service", Value: "cv-analytics-processor" }],
    },
    {
      Namespace: "cv-analytics",
      MetricName: "EventAge",
      Dimensions: [{ Name: "service", Value: "cv-analytics-processor" }],
    },
    "rate",
  ]);
});

test("the mapping that the engineer disables stops the feed, and is the one that pause and resume turn", async () => {
  const { UUID } = (await mappingOf("cv-analytics-processor")) ?? {};
  const state = async () => (await lambda.send(new GetEventSourceMappingCommand({ UUID }))).State;
  const turn = (Enabled: boolean) => lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
  expect(await state()).toBe("Enabled");
  await turn(false);
  await pipeline.pause();
  expect(await state()).toBe("Disabled");

  await sendPair();
  expect(pipeline.queue.counts()).toMatchObject({ visible: 2, inFlight: 0 });
  await turn(true);
  await pipeline.drain();
  expect(await pipeline.records()).toHaveLength(1);
  await pipeline.pause();
  expect(await state()).toBe("Disabled");
  await pipeline.resume();
  expect(await state()).toBe("Enabled");
});

test("messages that grow old while the clock is moved raise the alarm on the queue", async () => {
  await pipeline.pause();
  await sendPair();
  pipeline.skip(16 * 60_000);

  const Metric = {
    Namespace: "AWS/SQS",
    MetricName: "ApproximateAgeOfOldestMessage",
    Dimensions: [{ Name: "QueueName", Value: pipeline.queue.name }],
  };
  const MetricDataQueries = [{ Id: "age", MetricStat: { Metric, Period: 60, Stat: "Maximum" } }];
  const range = { StartTime: new Date(Date.now() - 3_600_000), EndTime: new Date() };
  const { MetricDataResults = [] } = await cloudwatch.send(new GetMetricDataCommand({ ...range, MetricDataQueries }));
  expect(MetricDataResults[0]?.Values?.[0]).toBeGreaterThanOrEqual(960);
  expect(await alarmState("cv-analytics-queue-stuck")).toBe("ALARM");
  await pipeline.resume();
  await pipeline.drain();
  expect(await alarmState("cv-analytics-queue-stuck")).toBe("OK");
});

test("what the processor logs of an event is found in its log group", async () => {
  await pipeline.send("no event", "broken");
  await pipeline.drain();
  const logs = new CloudWatchLogsClient(settings());
  const found: string[] = [];
  const logGroupName = "/aws/lambda/cv-analytics-processor";
  for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName }))
    found.push(...events.map(({ message = "" }) => message));
  logs.destroy();
  const logged = pipeline.logs.filter((line) => line.startsWith("processor: "));
  expect(found).toEqual(logged.map((line) => line.replace("processor: ", "")));
  expect(found.length).toBeGreaterThan(0);
  expect(await alarmState("cv-analytics-dlq-not-empty")).toBe("ALARM");
});

test("the engineer may invoke the reporter and not the processor, nor set an alarm's state", async () => {
  const Payload = JSON.stringify({ week: "not a week" });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: "cv-analytics-reporter", Payload }));
  expect(answer).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
  await expect(lambda.send(new InvokeCommand({ FunctionName: "cv-analytics-processor" }))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  const set = { AlarmName: "cv-analytics-queue-stuck", StateValue: "ALARM" as const, StateReason: "a test" };
  await expect(cloudwatch.send(new SetAlarmStateCommand(set))).rejects.toMatchObject({ name: "AccessDeniedException" });
});
