import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { isMatchType, type QuestionRecord, type RecordPage } from "../counting/records";

export type RecordItem = Readonly<Record<string, AttributeValue>>;

export function itemsToPage(items: readonly RecordItem[]): RecordPage {
  const records = items.map(itemToRecord).filter((record) => record !== undefined);
  return {
    records,
    requestIds: items.map(({ requestId }) => requestId?.S ?? ""),
    unreadable: items.length - records.length,
  };
}

/**
 * What the report needs of an item of the analytics table; nothing when the item is no record. Optional attributes that are
 * not what they should be are left out. Read by hand: unmarshalling and a schema take half as long as all the rest of a report.
 */
export function itemToRecord(item: RecordItem): QuestionRecord | undefined {
  const timestamp = toWhole(item.timestamp);
  const query = item.query?.S;
  const matchType = item.matchType?.S;
  const matchScore = toNumber(item.matchScore);
  if (timestamp === undefined || query === undefined || !isMatchType(matchType)) return undefined;
  if (matchScore === undefined || matchScore < 0 || matchScore > 100) return undefined;
  return {
    timestamp,
    query,
    matchType,
    matchScore,
    sessionId: item.sessionId?.S,
    reasoning: item.reasoning?.S,
    responseTimestamp: toWhole(item.responseTimestamp),
    ttl: toNumber(item.ttl),
  };
}

function toNumber(attribute: AttributeValue | undefined): number | undefined {
  const number = Number(attribute?.N);
  return Number.isFinite(number) ? number : undefined;
}

function toWhole(attribute: AttributeValue | undefined): number | undefined {
  const number = toNumber(attribute);
  return Number.isSafeInteger(number) ? number : undefined;
}
