import type { World } from "./stage/world";

/** What a failure may spread to. */
export type Part = "collection" | "processing" | "reporting";

/** One failure: how it comes about, how it is repaired, and how far it may reach. */
export interface Scenario {
  readonly name: string;
  /** For the table: what is broken. */
  readonly broken: string;
  /** Everything else must go on as if nothing had happened. */
  readonly mayAffect: readonly Part[];
  /** Where the failure must show, or nothing was broken. */
  readonly mustAffect: readonly Part[];
  /** The alarms that must tell of it, by their names without `cv-analytics-`; others may. */
  readonly mustRing?: readonly string[];
  /** Before any visitor comes. */
  readonly prepare?: (world: World) => Promise<void>;
  readonly break: (world: World) => void | Promise<void>;
  /** With the fault still there, after its visitors have gone. */
  readonly whileBroken?: (world: World) => Promise<void>;
  readonly repair: (world: World) => void | Promise<void>;
  /** What it takes besides, once the queue is worked off: the engineer's commands. */
  readonly recover?: (world: World) => Promise<void>;
  /** What is left when all is over; by default nothing. */
  readonly leaves?: (world: World) => Partial<Leftovers>;
  /** What else must hold in the end; each sentence is a fault. */
  readonly faults?: (world: World) => readonly string[] | Promise<readonly string[]>;
}

export interface Leftovers {
  /** Messages in the dead-letter queue. */
  readonly dead: number;
  /** Requests without a record although both of their events were accepted. */
  readonly unrecorded: number;
}
