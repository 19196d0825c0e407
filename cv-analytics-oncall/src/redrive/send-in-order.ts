import type { EventQueue, OutgoingMessage } from "./event-queue";

export interface Sending<T> {
  readonly queue: EventQueue;
  readonly toOutgoing: (item: T) => OutgoingMessage;
  /** Waits for the next turn; returns how many may go in it, or 0 to stop. */
  readonly turn: () => Promise<number>;
  /** These are in the queue for certain. */
  readonly onSent: (items: readonly T[]) => Promise<void>;
  /** SQS does not take this one; what follows in its group is not sent either. */
  readonly onRefused: (item: T, why: string) => void;
}

/** Sends in the order given. Of a group only one is under way at a time, so that none can overtake another that SQS refuses. */
export async function sendInOrder<T>(items: readonly T[], sending: Sending<T>): Promise<void> {
  const { queue, toOutgoing, turn, onSent, onRefused } = sending;
  const heldBack = new Set<string>();
  let rest = items.map((item) => ({ item, message: toOutgoing(item) }));
  while (rest.length > 0) {
    const size = await turn();
    if (size === 0) return;
    const wave = firstOfEachGroup(rest, size);
    const refusals = await queue.send(wave.map(({ message }) => message));
    wave.forEach(({ item, message }, index) => {
      const why = refusals[index];
      if (why === undefined) return;
      heldBack.add(message.groupId);
      onRefused(item, why);
    });
    await onSent(wave.flatMap(({ item }, index) => (refusals[index] === undefined ? [item] : [])));
    const inWave = new Set(wave);
    rest = rest.filter((one) => !inWave.has(one) && !heldBack.has(one.message.groupId));
  }
}

/** A batch may have 1 MiB in all, and in some queues less; attributes and ids take their share. */
const mostBytes = 200 * 1024;

function firstOfEachGroup<T extends { readonly message: OutgoingMessage }>(items: readonly T[], most: number): T[] {
  const groups = new Map<string, T>();
  let bytes = 0;
  for (const item of items) {
    if (groups.has(item.message.groupId)) continue;
    bytes += Buffer.byteLength(item.message.body);
    if (groups.size >= most || (groups.size > 0 && bytes > mostBytes)) break;
    groups.set(item.message.groupId, item);
  }
  return [...groups.values()];
}
