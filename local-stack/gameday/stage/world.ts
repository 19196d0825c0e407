import type { LocalStack, LocalStackOptions } from "../../src/stack/local-stack";
import type { Account } from "../accounting/account";
import type { Evidence } from "../accounting/evidence";
import type { Question } from "../load/questions";
import type { Visited } from "../load/visitors";
import type { Accepted, Ledger } from "./ledger";
import type { Metrics } from "./metrics";
import type { Oncall } from "./oncall";

type OnCall = NonNullable<LocalStackOptions["onCall"]>;

/** The running stack with its visitors, and the levers by which a scenario breaks and repairs it. */
export interface World {
  readonly stack: LocalStack;
  readonly ledger: Ledger;
  readonly metrics: Metrics;
  readonly oncall: Oncall;
  /** For what a scenario builds or writes. */
  readonly folder: string;
  readonly seed: number;
  /** What happens to calls to AWS before they are carried out; undefined: nothing. */
  intervene: OnCall | undefined;
  /** Hears of each message that SQS took from the edge. */
  onAccepted: ((accepted: Accepted) => void) | undefined;
  /** How far the edge's clock is ahead; its questions carry that time. */
  edgeClockAheadInMs: number;
  /** What has failed so far, by name, for a scenario to look at. */
  readonly reportFailures: string[];
  readonly visit: (questions: readonly Question[]) => Promise<Visited[]>;
  /** Sends a body to the queue under the edge's key, with a deduplication id of its own. */
  readonly send: (body: string, groupId: string) => Promise<void>;
  /** As `send`, without waiting for it; `untilSent` does. */
  readonly sendBeside: (body: string, groupId: string) => void;
  /** Moves the stack's clock and the edge's measure of durations forward. */
  readonly skip: (ms: number) => Promise<void>;
  /** Waits until SQS has taken, or the edge has dropped, all that was asked; not for ever. */
  readonly untilSent: () => Promise<void>;
  /** Waits until no well-formed event is in the queue, without moving the clock; not for ever. */
  readonly untilWorkedOff: () => Promise<void>;
  /** As `untilWorkedOff`, or until nothing moves any more. */
  readonly untilStill: () => Promise<void>;
  /** Runs the weekly schedule for the week of this day, with the two repetitions that Lambda makes. */
  readonly reportOfThisWeek: () => Promise<void>;
  readonly evidence: () => Promise<Evidence>;
  readonly account: () => Promise<Account>;
  readonly week: string;
}
