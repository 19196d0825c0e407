import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  type MetricDataQuery,
} from "@aws-sdk/client-cloudwatch";
import { startWatchedQueue, type WatchedQueue } from "./support/watched-queue";

let watched: WatchedQueue;
let cloudwatch: CloudWatchClient;
beforeAll(async () => {
  watched = await startWatchedQueue();
  cloudwatch = new CloudWatchClient(watched.account.clientOf("engineer"));
  watched.send("a");
  watched.send("b");
  watched.queue.receive({ maxMessages: 1, visibilityTimeoutInSeconds: 600 });
  watched.clock.advance({ seconds: 90 });
});
afterAll(async () => {
  cloudwatch.destroy();
  await watched.account.close();
});

const query = (Id: string, MetricName: string, QueueName = "events.fifo", Namespace = "AWS/SQS"): MetricDataQuery => {
  const Metric = { Namespace, MetricName, Dimensions: [{ Name: "QueueName", Value: QueueName }] };
  return { Id, MetricStat: { Metric, Period: 60, Stat: "Maximum" } };
};
const range = (endsAgoInMs = 0) => {
  const end = watched.clock.now() - endsAgoInMs;
  return { StartTime: new Date(end - 3_600_000), EndTime: new Date(end) };
};
const ask = async (queries: MetricDataQuery[], more: Partial<GetMetricDataCommandInput> = range()) => {
  const input = { ...range(), ...more, MetricDataQueries: queries };
  return (await cloudwatch.send(new GetMetricDataCommand(input))).MetricDataResults ?? [];
};

test("the three metrics that tell how a queue stands have one value, that of now, in the current period", async () => {
  const results = await ask([
    query("age", "ApproximateAgeOfOldestMessage"),
    query("visible", "ApproximateNumberOfMessagesVisible"),
    query("hidden", "ApproximateNumberOfMessagesNotVisible"),
  ]);
  expect(results.map(({ Id, Values, StatusCode }) => [Id, Values, StatusCode])).toEqual([
    ["age", [90], "Complete"],
    ["visible", [1], "Complete"],
    ["hidden", [1], "Complete"],
  ]);
  const minute = 60_000;
  expect(results[0]?.Timestamps).toEqual([new Date(Math.floor(watched.clock.now() / minute) * minute)]);
});

test.each([
  ["a queue that is not there", query("other", "ApproximateNumberOfMessagesVisible", "other.fifo")],
  ["another metric of the queue", query("other", "NumberOfMessagesSent")],
  ["another namespace", query("other", "Errors", "events.fifo", "AWS/Lambda")],
])("%s has no values", async (_, asked) => {
  expect(await ask([asked])).toMatchObject([{ Id: "other", Timestamps: [], Values: [], StatusCode: "Complete" }]);
});

test("a caller whose clock is behind the stack's gets the value in a period of the range it asked for", async () => {
  const asked = range(7_200_000);
  const [result] = await ask([query("visible", "ApproximateNumberOfMessagesVisible")], asked);
  expect(result?.Values).toEqual([1]);
  expect(result?.Timestamps?.[0]?.getTime()).toBeLessThanOrEqual(asked.EndTime.getTime());
});

test("a label is given back, and what is only an intermediate result is not returned", async () => {
  const labelled = { ...query("visible", "ApproximateNumberOfMessagesVisible"), Label: "waiting" };
  const intermediate = { ...query("age", "ApproximateAgeOfOldestMessage"), ReturnData: false };
  expect(await ask([labelled, intermediate])).toMatchObject([{ Id: "visible", Label: "waiting" }]);
});

test("expressions and a range that ends before it starts are refused", async () => {
  const calculated = { Id: "sum", Expression: "SUM(METRICS())" };
  await expect(ask([calculated])).rejects.toThrow(/Expression/);
  const backwards = { StartTime: new Date(2_000), EndTime: new Date(1_000) };
  await expect(ask([query("age", "ApproximateAgeOfOldestMessage")], backwards)).rejects.toThrow(/must be before/);
});

test("a caller without the permission is refused", async () => {
  const stranger = new CloudWatchClient(watched.account.clientOf("stranger"));
  const asked = new GetMetricDataCommand({ ...range(), MetricDataQueries: [] });
  await expect(stranger.send(asked)).rejects.toThrow("cloudwatch:GetMetricData on resource: *");
  stranger.destroy();
});
