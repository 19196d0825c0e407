import type { FifoQueue } from "../../../local-stack/src/sqs/fifo-queue";
import { markAttribute, readMark } from "../../src/dead-letters/redrive-mark";

interface Entry {
  readonly MessageGroupId?: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue?: string }>>;
}

/** Watches that what a run sends to a group keeps the order that it had while it was dead. */
export class OrderWatch {
  private readonly dead = new Map<string, { readonly group: string; readonly sequence: string }>();
  readonly reversed: string[] = [];

  constructor(private readonly deadLetters: Pick<FifoQueue, "peek">) {}

  /** To be called when a run begins; what it returns sees each batch that the run sends. */
  begin(): (input: object) => void {
    for (const { messageId, groupId, sequenceNumber } of this.deadLetters.peek())
      this.dead.set(messageId, { group: groupId, sequence: sequenceNumber });
    const last = new Map<string, string>();
    return (input) => {
      for (const entry of (input as { readonly Entries: readonly Entry[] }).Entries) this.see(entry, last);
    };
  }

  private see({ MessageGroupId, MessageAttributes }: Entry, last: Map<string, string>): void {
    const original = readMark(MessageAttributes?.[markAttribute]?.StringValue)?.of ?? "";
    const { group, sequence } = this.dead.get(original) ?? { group: "never dead", sequence: "" };
    const key = `${group} ${MessageGroupId}`;
    if (sequence <= (last.get(key) ?? "")) this.reversed.push(original);
    last.set(key, sequence);
  }
}
