import { endOfWeek } from "../../cv-analytics-reporter/src/iso-week";
import type { LedgerEntry } from "../../cv-analytics-reporter/src/sending/ledger";
import { placeInReport } from "../src/trace/report-place";

const week = "2025-W45";
const minute = 60_000;
const sentAt = endOfWeek(week) + 480 * minute;
const now = sentAt + 600 * minute;

const sent: LedgerEntry = {
  week,
  revision: 3,
  status: "sent",
  edition: "final",
  claimId: "claim",
  attempt: 1,
  leaseUntil: sentAt,
  channels: {},
  maybeDelivered: [],
  summary: {},
  sentAt,
};

test.each<[string, number, LedgerEntry | undefined, string, string]>([
  [
    "well before the report was sent is in it",
    sentAt - 60 * minute,
    sent,
    "counted",
    "in the report of 2025-W45, sent 2025-11-10 08:00:00Z",
  ],
  ["while the report was made may be missing", sentAt - 5 * minute, sent, "perhaps", "perhaps not in the report"],
  ["after the report was sent is too late", sentAt + 1, sent, "too late", "npm run oncall -- report 2025-W45 --force"],
  ["of a week that was not reported will be", sentAt, undefined, "coming", "will be in the report of 2025-W45"],
  [
    "of a week with a preliminary report will be in the final one",
    sentAt,
    { ...sent, edition: "preliminary" },
    "coming",
    "will be in",
  ],
  [
    "of a report that is being sent is in it",
    sentAt,
    { ...sent, status: "sending", leaseUntil: now + 1 },
    "coming",
    "is being sent",
  ],
  [
    "of a report that failed needs it sent",
    sentAt,
    { ...sent, status: "failed" },
    "coming",
    "npm run oncall -- report 2025-W45 --send",
  ],
])("what is recorded %s", (_name, since, entry, kind, text) => {
  const place = placeInReport({ week, since }, entry, now);
  expect(place.kind).toBe(kind);
  expect(place.text).toContain(text);
});
