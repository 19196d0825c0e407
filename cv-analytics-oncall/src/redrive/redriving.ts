import type { DeadLetterQueue, DeadMessage } from "../dead-letters/dead-letter-queue";
import type { EventQueue, OutgoingMessage } from "./event-queue";
import type { Probe } from "./probe";

/** What a redrive works with. */
export interface Redriving {
  readonly deadLetters: DeadLetterQueue;
  readonly eventQueue: EventQueue;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

export interface RedriveOptions {
  /** Names this redrive on every message that it sends. */
  readonly run: string;
  /** Messages to send, by their ids. */
  readonly send: ReadonlySet<string>;
  /** Messages to delete only: what was sent for them is dead again. */
  readonly superseded: ReadonlySet<string>;
  readonly mostPerSecond: number;
  readonly toOutgoing: (message: DeadMessage) => OutgoingMessage | Promise<OutgoingMessage>;
  /** Of what is sent in a message's place; without them it has the message's group and size. */
  readonly groupOf?: (message: DeadMessage) => string;
  readonly sizeOf?: (message: DeadMessage) => number;
  readonly onSent: (count: number) => void;
  /** Asked after each of the first turns; without it only what comes back stops the redrive. */
  readonly probe?: Probe;
}

export interface RedriveResult {
  /** Messages that are in the event queue, by their old ids. */
  readonly sent: ReadonlySet<string>;
  /** Of those, and of the superseded, the ones that are gone from the dead-letter queue. */
  readonly deleted: ReadonlySet<string>;
  /** What SQS refused to take, with its reason. */
  readonly refused: ReadonlyMap<string, string>;
  /** Messages of this redrive that died again while it ran. */
  readonly cameBack: number;
  /** Whether it stopped because nothing dealt with what it sent first. */
  readonly isWithoutEffect: boolean;
  /** What AWS answered, or did not, when it ended early. */
  readonly fault: unknown;
}
