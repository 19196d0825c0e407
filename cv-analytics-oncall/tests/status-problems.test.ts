import { endOfWeek } from "../../cv-analytics-reporter/src/iso-week";
import type { LedgerEntry } from "../../cv-analytics-reporter/src/sending/ledger";
import { findProblems } from "../src/status/problems";
import type { Status } from "../src/status/status";
import { verdictOf } from "../src/status/verdict";

const hour = 3_600_000;
const now = endOfWeek("2025-W45") + 60 * hour;
const requestId = "5f0c8a52-6f0f-4c3e-9d0a-0c9a3f1b2e77";

const sent: LedgerEntry = {
  week: "2025-W45",
  revision: 3,
  status: "sent",
  edition: "final",
  claimId: "claim",
  attempt: 1,
  leaseUntil: now,
  channels: {},
  maybeDelivered: [],
  summary: {},
  sentAt: endOfWeek("2025-W45") + 8 * hour,
};

const well: Status = {
  queue: { value: { visible: 4, inFlight: 1 } },
  deadLetters: { value: { visible: 0, inFlight: 0 } },
  ages: { value: { queue: 3_000, deadLetters: 0 } },
  waiting: { value: { queries: 2, responses: 0, overdue: 0, longest: undefined } },
  lastRecord: { value: undefined },
  lastReport: { value: { due: "2025-W45", entry: sent } },
  eventSource: { value: { id: "mapping", state: "Enabled" } },
  alarms: { value: [] },
};

const verdict = (changes: Partial<Status>, at = now) => verdictOf(findProblems({ ...well, ...changes }, at));
const report = (entry: LedgerEntry | undefined) => ({ lastReport: { value: { due: "2025-W45", entry } } });

test("where nothing is wrong, all is well", () => {
  expect(verdict({})).toBe("All is well.");
});

test.each<[string, Partial<Status>, string]>([
  [
    "dead messages, looked at by somebody or not",
    { deadLetters: { value: { visible: 2, inFlight: 1 } } },
    "3 dead messages: npm run oncall -- dlq list",
  ],
  [
    "a paused processor",
    { eventSource: { value: { id: "mapping", state: "Disabled" } } },
    "the processor is paused and events wait: npm run oncall -- resume",
  ],
  [
    "a processor without event source",
    { eventSource: { value: undefined } },
    "nothing feeds the processor from the event queue: deploy cv-analytics-processor/infrastructure/lambda.yaml",
  ],
  [
    "a firing alarm with its section of the runbook",
    { alarms: { value: [{ name: "cv-analytics-queue-stuck", since: now - 12 * 60_000, reason: "" }] } },
    "cv-analytics-queue-stuck has been ringing for 12m: docs/operations.md#cv-analytics-queue-stuck",
  ],
  [
    "a report that failed",
    report({ ...sent, status: "failed" }),
    "sending the report of 2025-W45 failed: npm run oncall -- report 2025-W45 --send",
  ],
  [
    "a report whose sender crashed",
    report({ ...sent, status: "sending", leaseUntil: now - 1 }),
    "sending the report of 2025-W45 failed: npm run oncall -- report 2025-W45 --send",
  ],
  [
    "a week whose report is missing while earlier ones were sent",
    report({ ...sent, week: "2025-W44" }),
    "the report of 2025-W45 was not sent: npm run oncall -- report 2025-W45 --send",
  ],
  [
    "a week of which there is only a preliminary report",
    report({ ...sent, edition: "preliminary" }),
    "the report of 2025-W45 was not sent: npm run oncall -- report 2025-W45 --send",
  ],
  [
    "what can't be read, with the reason",
    { alarms: { unreadable: "the permission cloudwatch:DescribeAlarms is missing" } },
    "the alarms can't be read: the permission cloudwatch:DescribeAlarms is missing",
  ],
])("the verdict names %s", (_name, changes, expected) => {
  expect(verdict(changes)).toBe(expected);
});

test.each<[string, Partial<Status>, number]>([
  ["a report that is being sent", report({ ...sent, status: "sending", leaseUntil: now + 1 }), now],
  [
    "the last week's report on Monday before it is sent",
    report({ ...sent, week: "2025-W44" }),
    endOfWeek("2025-W45") + hour,
  ],
  ["a missing report before there ever was one", report(undefined), now],
  [
    "a question without an answer: the report counts it",
    { waiting: { value: { queries: 20, responses: 0, overdue: 20, longest: { requestId, since: now - 3 * hour } } } },
    now,
  ],
])("%s needs nobody", (_name, changes, at) => {
  expect(verdict(changes, at)).toBe("All is well.");
});

test("what may be lost comes before what stands still, then what rings, then what is missing, then what nobody knows", () => {
  const problems = findProblems(
    {
      ...well,
      queue: { unreadable: "throttled" },
      deadLetters: { value: { visible: 1, inFlight: 0 } },
      eventSource: { value: { id: "mapping", state: "Disabling" } },
      alarms: { value: [{ name: "cv-analytics-dlq-not-empty", since: now, reason: "" }] },
      ...report({ ...sent, status: "failed" }),
    },
    now,
  );
  expect(problems.map(({ kind }) => kind)).toEqual(["dead", "paused", "alarm", "report", "unreadable"]);
  expect(verdictOf(problems)).toBe("1 dead message: npm run oncall -- dlq list (and 4 more)");
});
