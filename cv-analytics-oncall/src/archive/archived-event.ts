import { deduplicationIdOf } from "../redrive/outgoing";
import type { Repaired } from "./line";
import type { FileLine } from "./lines-of";

/** An event in a file, without its body: that is read again when it is sent. */
export interface ArchivedEvent extends Omit<Repaired, "body"> {
  /** Tells whether the body that is read later is the one that was checked. */
  readonly deduplicationId: string;
  /** In bytes. */
  readonly bodySize: number;
  readonly line: Pick<FileLine, "number" | "offset" | "length">;
}

export function toArchivedEvent(
  { number, offset, length }: FileLine,
  { messageId, redrives, requestId, body }: Repaired,
): ArchivedEvent {
  return {
    messageId,
    redrives,
    requestId,
    deduplicationId: deduplicationIdOf(messageId, body),
    bodySize: Buffer.byteLength(body),
    line: { number, offset, length },
  };
}
