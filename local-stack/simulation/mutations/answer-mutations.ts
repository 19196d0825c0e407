import type { Mutation } from "./mutation";

const handler = "cv-analytics-processor/src/handler.ts";
const batch = "cv-analytics-processor/src/batch.ts";

/** Deliberate faults in what the processor tells the queue. */
export const answerMutations: readonly Mutation[] = [
  {
    name: "acknowledge before writing",
    file: handler,
    text: "const outcomes = await correlate(events, openStore(before(reserveInMs)), now());",
    replacement:
      "const outcomes: Awaited<ReturnType<typeof correlate>> = new Map(); void correlate(events, openStore(before(reserveInMs)), now());",
  },
  {
    name: "swallow a failure",
    file: handler,
    text: '=== "failed" ? "not yet" : "done"',
    replacement: '=== "failed" ? "done" : "done"',
  },
  {
    name: "acknowledge what is malformed",
    file: handler,
    text: 'if (event instanceof MalformedEventError) return "rejected";',
    replacement: 'if (event instanceof MalformedEventError) return "done";',
  },
  {
    name: "stop all groups on a failure",
    file: batch,
    text: "return heldGroups.has(message.groupId) ?",
    replacement: "return heldGroups.size > 0 ?",
  },
  {
    name: "go on in a failed group",
    file: batch,
    text: "return heldGroups.has(message.groupId) ?",
    replacement: 'return fate === "not yet" ?',
  },
  {
    name: "let a malformed message hold its group",
    file: batch,
    text: 'if (fate === "rejected") return [{ message, fate }];',
    replacement: 'if (fate === "rejected") { heldGroups.add(message.groupId); return [{ message, fate }]; }',
  },
  {
    name: "postpone for eight hours",
    file: "cv-analytics-processor/src/retry-delay.ts",
    text: "return Math.round(delay * (0.75 + random / 2));",
    replacement: "return Math.round(delay * 8);",
  },
];
