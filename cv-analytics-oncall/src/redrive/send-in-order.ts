import type { EventQueue, OutgoingMessage } from "./event-queue";

export interface Sending<T> {
  readonly queue: EventQueue;
  readonly groupOf: (item: T) => string;
  /** The bytes of its body. */
  readonly sizeOf: (item: T) => number;
  /** Asked for only when it is to be sent, so that no more bodies than those of one call need be in memory. */
  readonly toOutgoing: (item: T) => OutgoingMessage | Promise<OutgoingMessage>;
  /** Waits for the next turn; returns how many may go in it, or 0 to stop. */
  readonly turn: () => Promise<number>;
  /** These are in the queue for certain. */
  readonly onSent: (items: readonly T[]) => Promise<void>;
  /** SQS does not take this one; what follows in its group is not sent either. */
  readonly onRefused: (item: T, why: string) => void;
}

/** Sends in the order given. Of a group only one is under way at a time, so that none can overtake another that SQS refuses. */
export async function sendInOrder<T>(items: readonly T[], sending: Sending<T>): Promise<void> {
  const { queue, groupOf, toOutgoing, turn, onSent, onRefused } = sending;
  const heldBack = new Set<string>();
  let rest = items;
  while (rest.length > 0) {
    const size = await turn();
    if (size === 0) return;
    const wave = firstOfEachGroup(rest, size, sending);
    const refusals = await queue.send(await Promise.all(wave.map(toOutgoing)));
    wave.forEach((item, index) => {
      const why = refusals[index];
      if (why === undefined) return;
      heldBack.add(groupOf(item));
      onRefused(item, why);
    });
    await onSent(wave.filter((_, index) => refusals[index] === undefined));
    const inWave = new Set(wave);
    rest = rest.filter((item) => !inWave.has(item) && !heldBack.has(groupOf(item)));
  }
}

/** A batch may have 1 MiB in all, and in some queues less; attributes and ids take their share. */
const mostBytes = 200 * 1024;

function firstOfEachGroup<T>(items: readonly T[], most: number, { groupOf, sizeOf }: Sending<T>): T[] {
  const groups = new Map<string, T>();
  let size = 0;
  for (const item of items) {
    if (groups.has(groupOf(item))) continue;
    size += sizeOf(item);
    if (groups.size >= most || (groups.size > 0 && size > mostBytes)) break;
    groups.set(groupOf(item), item);
  }
  return [...groups.values()];
}
