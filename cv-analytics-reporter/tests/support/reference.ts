import type { QuestionRecord } from "../../src/counting/records";

/** The figures of records once more: slowly, from the whole week at hand, sharing no code with the product. */
export function recount(records: readonly QuestionRecord[]) {
  const scores = ascending(records.map(({ matchScore }) => matchScore));
  const answerTimes = records.flatMap(({ responseTimestamp, timestamp }) =>
    responseTimestamp === undefined ? [] : [Math.min(60_000, Math.max(0, responseTimestamp - timestamp))],
  );
  const ofType = (type: string) => records.filter(({ matchType }) => matchType === type).length;
  return {
    queries: records.length,
    sessions: new Set(records.flatMap(({ sessionId }) => sessionId ?? [])).size,
    matchTypes: { full: ofType("full"), partial: ofType("partial"), none: ofType("none") },
    averageScore: rounded(mean(scores)),
    medianScore: rounded(medianOf(scores)),
    medianAnswerInMs: rounded(medianOf(ascending(answerTimes))),
    badlyAnswered: records.filter(({ matchType, matchScore }) => matchType === "none" || matchScore < 50).length,
    byDay: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(
      (name) => records.filter(({ timestamp }) => new Date(timestamp).toUTCString().startsWith(name)).length,
    ),
    byHour: Array.from(
      { length: 24 },
      (_, hour) => records.filter(({ timestamp }) => new Date(timestamp).getUTCHours() === hour).length,
    ),
  };
}

/** Sums in another order differ in the last digits. */
export function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e9) / 1e9;
}

function ascending(numbers: number[]): number[] {
  return numbers.sort((a, b) => a - b);
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b) / numbers.length;
}

function medianOf(sorted: readonly number[]): number | null {
  return mean(sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1));
}
