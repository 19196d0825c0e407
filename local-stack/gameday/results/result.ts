import type { Account } from "../accounting/account";
import type { Firing } from "../alarms/firing";
import type { Latencies } from "../load/latency";
import type { Leftovers, Part } from "../scenario";

/** What was measured while one scenario was played. */
export interface Measured {
  readonly name: string;
  readonly broken: string;
  readonly visitors: Latencies & {
    readonly asked: number;
    /** Answers that were not the chatbot's, byte for byte. */
    readonly differing: readonly string[];
  };
  /** From the fault's beginning to its end; copies that SQS took count as messages of their own. */
  readonly fault: {
    readonly accepted: number;
    readonly dropped: number;
    readonly waited: number;
    readonly dead: number;
  };
  /** Events that are neither in the queue nor in the edge's log. */
  readonly unaccounted: number;
  /** Events beyond those that visitors' questions call for, and accepted questions that nobody asked. */
  readonly unasked: {
    readonly events: number;
    readonly questions: readonly string[];
  };
  readonly affected: readonly Part[];
  readonly mayAffect: readonly Part[];
  readonly mustAffect: readonly Part[];
  /** Alarms, by their names without `cv-analytics-`. */
  readonly mustRing: readonly string[];
  /** From the repair until the queue was worked off; `commands` are the engineer's. */
  readonly recovery: {
    readonly seconds: number;
    readonly stackSeconds: number;
    /** `seconds` from the repair until SQS took an event, by the stack's clock; undefined: it took none. */
    readonly collection: {
      readonly seconds: number | undefined;
      readonly dropped: number;
      readonly droppedAfterwards: number;
    };
    readonly commands: readonly string[];
  };
  readonly end: Account;
  readonly left: Leftovers;
  readonly leaves: Leftovers;
  readonly alarms: readonly Firing[];
  /** What the scenario itself found wrong. */
  readonly ownFaults: readonly string[];
}

export interface Result extends Measured {
  /** What speaks against the system; empty when all is well. */
  readonly faults: readonly string[];
}
