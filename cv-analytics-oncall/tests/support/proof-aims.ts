import * as fc from "fast-check";
import type { Aim } from "./kill-at-call";

/** How often a command calls an action at most, on one round's messages. */
type Occurrences = Readonly<Record<string, number>>;

const looking = { ReceiveMessage: 6, ChangeMessageVisibilityBatch: 5, GetQueueAttributes: 5, GetQueueUrl: 1 };
const asking = { Query: 12, FilterLogEvents: 1, BatchGetItem: 1 };
const moving = { SendMessageBatch: 6, DeleteMessageBatch: 6 };
const auditing = { CreateLogStream: 1, PutLogEvents: 2 };

export const ofRedrive: Occurrences = { ...looking, ...asking, ...moving, ...auditing, ListMessageMoveTasks: 1 };
export const ofDrop: Occurrences = { ReceiveMessage: 8, DeleteMessageBatch: 4, ChangeMessageVisibilityBatch: 4 };
export const ofImport: Occurrences = { SendMessageBatch: 6, DeleteMessageBatch: 6, ReceiveMessage: 4 };

/** Moments to kill a command at, the same ones for the same seed. */
export function aimsOf(occurrences: Occurrences, seed: number): readonly Aim[] {
  const aims = Object.entries(occurrences).map(([action, most]) => {
    const occurrence = fc.integer({ min: 1, max: most });
    return {
      weight: most,
      arbitrary: fc.record({ action: fc.constant(action), occurrence, takesEffect: fc.boolean() }),
    };
  });
  return fc.sample(fc.oneof(...aims), { numRuns: 1_000, seed });
}
