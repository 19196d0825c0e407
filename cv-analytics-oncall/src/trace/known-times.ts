import { weekOf } from "../../../cv-analytics-reporter/src/iso-week";
import type { Reportable } from "./report-place";
import type { RequestHistory } from "./request-history";
import type { Trace } from "./trace";

type Known = RequestHistory & Pick<Trace, "dead"> & Partial<Pick<Trace, "kept">>;

/** When the question was asked, in epoch milliseconds, as far as anything tells. */
export function askedAtOf({ record, query, dead, kept }: Known): number | undefined {
  return record?.askedAt ?? query?.happenedAt ?? timeOfDead(dead, "query") ?? kept?.askedAt;
}

/** When it was answered, in epoch milliseconds, as far as anything tells. */
export function answeredAtOf({ record, response, dead }: Known): number | undefined {
  return record ? record.answeredAt : (response?.happenedAt ?? timeOfDead(dead, "response"));
}

/** What a report tells of: a recorded question, or one that waits for its answer or got none. */
export function reportableOf({ record, query, kept }: Known): Reportable | undefined {
  if (record) return { week: record.week, since: record.processedAt };
  if (kept) return { week: kept.week, since: kept.askedAt ?? 0 };
  return query && { week: weekOf(query.happenedAt), since: query.happenedAt };
}

function timeOfDead({ letters }: Trace["dead"], kind: "query" | "response"): number | undefined {
  for (const { content } of letters) if (content.kind === kind) return content.timestamp;
  return undefined;
}
