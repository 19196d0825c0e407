import { readAccount } from "../cost/facts/account-facts";
import { readFunction } from "../cost/facts/function-facts";
import { presentCost } from "../cost/presenting/present";
import { readPrices } from "../cost/pricing/prices";
import { costReport, readDeployed } from "../cost/report";
import { stackFiles } from "../src/stack/files";
import { operationsOf } from "./support/sample-operations";

const prices = readPrices();
const both = [operationsOf(), operationsOf({}, { holdQueryMs: 4_000 })];
const report = costReport(both, stackFiles, prices, readDeployed());

test("the workspaces' capacity, alarms, dashboards and schedules are read as they are deployed", () => {
  const account = readAccount(stackFiles, "free-tier", prices);
  const units = account.tables.flatMap(({ capacity }) => capacity);

  expect(units.reduce((sum, { write }) => sum + write, 0)).toBeLessThanOrEqual(25);
  expect(units.map(({ index }) => index)).toContain("week-index");
  expect(account.alarmMetrics).toBe(10);
  expect(account.watchedMetrics).toContain("cv-analytics/EventAge{service=cv-analytics-processor}");
  expect(account.dashboards).toBe(1);
  expect(account.schedules).toEqual([
    { name: "cv-analytics-unanswered-sweep", runsInMonth: 62 },
    { name: "cv-analytics-weekly-report", runsInMonth: 5 },
  ]);
});

test("on demand nothing is provisioned, every table is paid by request, and can be recovered", () => {
  const { tables } = readAccount(stackFiles, "on-demand", prices);

  for (const { paidByRequest, recoverable, capacity } of tables) {
    expect([paidByRequest, recoverable]).toEqual([true, true]);
    for (const { read, write } of capacity) expect(read + write).toBe(0);
  }
});

test("memory, tracing and the days that logs are kept come from lambda.yaml", () => {
  expect(readFunction("processor")).toEqual({ memoryInGb: 0.25, isTraced: true, daysOfLogs: 30 });
});

test("a question is six requests where its halves come apart, beside 669,600 idle polls in 31 days", () => {
  const [deployed] = report.variants;
  const used = deployed?.months.map(({ bill }) => bill.lines.find(({ item }) => item === "queueRequests")?.used);

  expect(used).toEqual([729_600, 969_600, 1_269_600, 3_669_600, 6_669_600]);
});

test("questions that shared a batch because the sample came fast are reckoned as if they had not", () => {
  const queueRequests = { SendMessage: 200, ReceiveMessage: 50, DeleteMessageBatch: 50 };
  const shared = [operationsOf({ queueRequests, runs: 50 })];
  const [alone, together] = [report, costReport(shared, stackFiles, prices, readDeployed())].map(({ variants }) =>
    variants[0]?.months[0]?.bill.lines.map(({ item, used }) => [item, Math.round(used)]),
  );
  const countedByRun = ["queueRequests", "functionRuns", "traces"];
  const ofRuns = (lines: typeof alone) => lines?.filter(([item]) => countedByRun.includes(String(item)));

  expect(ofRuns(together)).toEqual(ofRuns(alone));
});

test("on demand each record is written to its index as well", () => {
  const [, onDemand] = report.variants;
  const line = onDemand?.months[0]?.bill.lines.find(({ item }) => item === "writeRequests");

  expect(line?.used).toBe(40_000);
});

test("a report reads the more records the more are asked, and writes its entry in the ledger once", () => {
  const ofReport = [
    { table: "cv-analytics-reports", index: null, kind: "write" as const, units: 26 },
    { table: "cv-analytics-analytics", index: "week-index", kind: "read" as const, units: 10 },
  ];
  const operations = operationsOf({ units: [] });
  const withReport = { ...operations, report: { ...operations.report, units: ofReport } };
  const [, onDemand] = costReport([withReport], stackFiles, prices, readDeployed()).variants;
  const used = (item: string) =>
    onDemand?.months.map(({ bill }) => Math.round(bill.lines.find((line) => line.item === item)?.used ?? 0));

  expect(used("writeRequests")).toEqual([130, 130, 130, 130, 130]);
  expect(used("readRequests")).toEqual([2_258, 11_290, 22_581, 112_903, 225_806]);
});

test("provisioned capacity bounds the questions a second instead of costing more", () => {
  const [deployed, onDemand] = report.variants;

  expect(deployed?.bound).toEqual({ questionsPerSecond: 4, by: "writes of cv-analytics-query-events" });
  expect(onDemand?.bound.questionsPerSecond).toBe(Number.POSITIVE_INFINITY);
});

test("the printed report has a column for each way, the draft's beside them, and says where £0 ends", () => {
  const text = presentCost(report);

  expect(text).toMatch(
    /questions a month │ draft │ free-tier │ on-demand │ free-tier, held 4000 ms │ on-demand, held 4000 ms/,
  );
  expect(text).toMatch(/1,000,000 +│ £0\.52 │/);
  expect(text).toContain("free-tier: £0 to 55,066 questions; then it costs SQS requests beyond 55,066, Lambda runs");
  expect(text).toContain("on-demand: the first question costs something");
});
