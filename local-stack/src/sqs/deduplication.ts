import { Line } from "./line";
import type { SentMessage } from "./message";

/** API reference, SendMessage, MessageDeduplicationId: "the 5-minute deduplication interval". */
const deduplicationIntervalInMs = 5 * 60 * 1000;

interface Remembered {
  readonly key: string;
  readonly sent: SentMessage;
  readonly until: number;
}

/**
 * The sends of the last five minutes, by deduplication key. It forgets by time only: a message that was received and
 * deleted still makes a second send a duplicate, and a duplicate does not prolong the interval.
 */
export class DeduplicationWindow {
  private readonly byKey = new Map<string, Remembered>();
  private readonly oldestFirst = new Line<Remembered>();

  /** The send of which a send with this key would be a duplicate now. */
  find(key: string, now: number): SentMessage | undefined {
    this.forgetUntil(now);
    return this.byKey.get(key)?.sent;
  }

  remember(key: string, sent: SentMessage, now: number): void {
    const remembered = { key, sent, until: now + deduplicationIntervalInMs };
    this.byKey.set(key, remembered);
    this.oldestFirst.append(remembered);
  }

  private forgetUntil(now: number): void {
    for (const remembered of this.oldestFirst) {
      if (remembered.until > now) return;
      this.oldestFirst.shift();
      this.byKey.delete(remembered.key);
    }
  }
}
