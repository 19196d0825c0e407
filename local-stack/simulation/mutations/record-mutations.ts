import type { Mutation } from "./mutation";

const halves = "cv-analytics-processor/src/halves.ts";
const cases = "cv-analytics-processor/src/case.ts";

/** Deliberate faults in what is stored. */
export const recordMutations: readonly Mutation[] = [
  {
    name: "the week of the wrong clock",
    file: halves,
    text: "week: isoWeekOf(query.timestamp)",
    replacement: "week: isoWeekOf(now)",
  },
  {
    name: "the week of the response",
    file: halves,
    text: "week: isoWeekOf(query.timestamp)",
    replacement: "week: isoWeekOf(response.timestamp)",
  },
  {
    name: "the wrong key for a half",
    file: halves,
    text: "half: eventType, status",
    replacement: 'half: "query", status',
  },
  {
    name: "the response's time as the record's key",
    file: halves,
    text: "    timestamp: query.timestamp,\n",
    replacement: "    timestamp: response.timestamp,\n",
  },
  {
    name: "a field that is left out",
    file: halves,
    text: "    reasoning: response.reasoning,\n",
    replacement: '    reasoning: "",\n',
  },
  {
    name: "records that expire after a day",
    file: halves,
    text: "const recordLifetimeInSeconds = 90 * 24 * 60 * 60;",
    replacement: "const recordLifetimeInSeconds = 24 * 60 * 60;",
  },
  {
    name: "the half of another request",
    file: cases,
    text: "halves.filter(({ requestId }) => requestId === one.requestId)",
    replacement: "halves.filter(({ requestId }) => requestId >= one.requestId)",
  },
];
