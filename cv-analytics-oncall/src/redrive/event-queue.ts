import type { RedriveMark } from "../dead-letters/redrive-mark";

/** A message for the event queue. */
export interface OutgoingMessage {
  readonly body: string;
  readonly groupId: string;
  /** The same for the same dead message and body, so that SQS takes a repeated send for one, for five minutes. */
  readonly deduplicationId: string;
  readonly mark: RedriveMark;
  readonly traceHeader: string | undefined;
}

/** The queue that the processor reads. */
export interface EventQueue {
  /**
   * Sends at most ten, in their order; for each of them why SQS refused it, or undefined when it is sent. Throws when it
   * is not known what became of them.
   */
  send(messages: readonly OutgoingMessage[]): Promise<readonly (string | undefined)[]>;
}
