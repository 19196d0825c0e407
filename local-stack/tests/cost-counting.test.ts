import { perQuestion } from "../../cv-analytics-reporter/src/mail/words/cost";
import { countOperations } from "../cost/counting/count-operations";
import { metricsInLine } from "../cost/counting/embedded-metrics";
import { itemBytes } from "../cost/counting/item-bytes";
import { type Operations, operationsSchema } from "../cost/counting/operations";
import { queueRequestOf } from "../cost/counting/queue-request";

const few = { questions: 12, answerMsOf: () => 0 };
let counted: Operations;

beforeAll(async () => {
  counted = await countOperations(few);
}, 120_000);

test("a real run is counted: what is sent is received, deleted and written once", () => {
  const { asking, sweep, report, stored, ...others } = counted;
  const { batchesIfNoneShared, pairsInOneBatch } = others;
  const { SendMessage = 0, SendMessageBatch = 0, ReceiveMessage, DeleteMessageBatch } = asking.queueRequests;
  const writes = (table: string) =>
    asking.units.find((each) => each.table === table && each.kind === "write" && each.index === null)?.units;

  expect(operationsSchema.parse({ asking, sweep, report, stored, ...others })).toBeDefined();
  expect([SendMessage, SendMessageBatch]).toEqual([12 + stored.records, 0]);
  expect([ReceiveMessage, DeleteMessageBatch]).toEqual([asking.runs, asking.runs]);
  expect(batchesIfNoneShared + pairsInOneBatch).toBe(SendMessage);
  expect(writes("cv-analytics-analytics")).toBe(stored.records);
  expect(stored.daysKept).toBe(90);
  expect(asking.databaseRequests).toBeGreaterThanOrEqual(asking.runs);
  for (const ms of [others.processorInitMs, asking.runMs, sweep.initMs]) expect(ms).toBeGreaterThan(0);
  expect(asking.customMetrics).toContain("cv-analytics/EventAge{service=cv-analytics-processor}");
  expect([sweep.runs, report.runs, report.mailsBySns, report.mailsBySes]).toEqual([1, 1, 1, 1]);
  expect(report.units.find(({ index }) => index === "week-index")?.units).toBeGreaterThan(0);
});

test("an answered question takes what the mail reckons with when it shares no batch, and an unanswered one half of it", () => {
  const { asking, batchesIfNoneShared, pairsInOneBatch, stored } = counted;
  const { SendMessage = 0, ReceiveMessage = 0, DeleteMessageBatch = 0 } = asking.queueRequests;
  const unsharedRuns = batchesIfNoneShared + pairsInOneBatch;
  const requestsOfRun = (ReceiveMessage + DeleteMessageBatch) / asking.runs;
  const questions = stored.records + (few.questions - stored.records) / 2;

  expect(unsharedRuns / questions).toBe(perQuestion.functionRuns);
  expect((SendMessage + unsharedRuns * requestsOfRun) / questions).toBe(perQuestion.queueRequests);
});

test("an edge that holds the query event sends both in one request, which are read, recorded and deleted once", async () => {
  const { asking, pairsInOneBatch, stored } = await countOperations({ ...few, holdQueryMs: 7_800 });

  expect(asking.queueRequests.SendMessageBatch).toBe(stored.records);
  expect(asking.queueRequests.SendMessage ?? 0).toBe(12 - stored.records);
  expect(pairsInOneBatch).toBe(stored.records);
}, 120_000);

test("a receive without a message is told from one with messages, and each 64 KB begun is a request", () => {
  const receive = { action: "ReceiveMessage", input: {} };

  expect(queueRequestOf(receive, {})).toEqual({ action: "EmptyReceive", requests: 1 });
  expect(queueRequestOf(receive, { Messages: [{ Body: "x" }] })).toEqual({ action: "ReceiveMessage", requests: 1 });
  expect(queueRequestOf(receive, { Messages: [{ Body: "x".repeat(65_600) }] }).requests).toBe(2);
  expect(queueRequestOf({ action: "SendMessage", input: { MessageBody: "x".repeat(140_000) } }, {}).requests).toBe(3);
});

test("each set of dimensions in a log line is a metric of its own; other lines hold none", () => {
  const directive = { Namespace: "n", Dimensions: [["a"], ["a", "b"]], Metrics: [{ Name: "m" }] };

  expect(metricsInLine(JSON.stringify({ _aws: { CloudWatchMetrics: [directive] }, a: 1, b: 2, m: 3 }))).toEqual([
    "n/m{a=1}",
    "n/m{a=1,b=2}",
  ]);
  expect([metricsInLine("_aws is no JSON"), metricsInLine('{"_aws":{}}')]).toEqual([[], []]);
});

test("an item is as large as its names, its texts in UTF-8 and half the digits of its numbers", () => {
  expect(itemBytes({ ab: "é", n: 1234 })).toBe(2 + 2 + 1 + 3);
});
