/** A message of a batch: `groupId` keeps its order, `receiveCount` is 1 on the first delivery. */
export interface Message {
  readonly messageId: string;
  readonly groupId: string;
  readonly receiveCount: number;
  readonly receiptHandle: string;
}

/** What became of a message: finished; rejected, as no retry can help it; or not yet, to be tried again later. */
export type Fate = "done" | "rejected" | "not yet";

/**
 * The messages that go back to the queue, in batch order. A rejected one goes alone; one that is not yet done takes the
 * later messages of its group with it, so that the group keeps its order. Other groups go on.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function messagesToReturn<M extends Message>(
  messages: readonly M[],
  fateOf: (message: M) => Fate,
): readonly Returned<M>[] {
  const heldGroups = new Set<string>();
  return messages.flatMap((message): Returned<M>[] => {
    const fate = fateOf(message);
    if (fate === "rejected") return [{ message, fate }];
    if (fate === "not yet") heldGroups.add(message.groupId);
    return heldGroups.has(message.groupId) ? [{ message, fate: "not yet" }] : [];
  });
}

interface Returned<M> {
  readonly message: M;
  readonly fate: Exclude<Fate, "done">;
}
