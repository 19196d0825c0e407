import type { Faults } from "../faults/faults";
import { Random } from "../world/random";
import type { Scheduler } from "../world/scheduler";
import type { TimeLine } from "../world/time-line";
import { type Item, Table } from "./table";

export const tableNames = { queryEvents: "query-events", analytics: "analytics", reports: "reports" } as const;

/** Hears of each item as it is put; `by` is the name of the process. */
export interface DatabaseObserver {
  readonly put: (table: string, item: Item, by: string) => void;
}

export interface DatabaseWorld {
  readonly seed: number;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly timeLine: TimeLine | undefined;
}

const longestExpiryDelayInMs = 48 * 60 * 60 * 1000;

/** The three tables. Items expire by `ttl` at once or up to two days late, as DynamoDB promises no more. */
export class Database {
  readonly queryEvents = new Table(tableNames.queryEvents, "requestId", "half");
  readonly analytics = new Table(tableNames.analytics, "requestId", "timestamp");
  readonly reports = new Table(tableNames.reports, "week", "item");
  /** When records or halves last changed. */
  changedAt = Number.NEGATIVE_INFINITY;
  private readonly byName = new Map(
    [this.queryEvents, this.analytics, this.reports].map((table) => [table.name, table]),
  );
  private puts = 0;

  constructor(
    private readonly world: DatabaseWorld,
    private readonly observer: DatabaseObserver,
  ) {}

  table(name = ""): Table {
    const table = this.byName.get(name);
    if (table) return table;
    throw Object.assign(new Error(`Requested resource not found: ${name}`), { name: "ResourceNotFoundException" });
  }

  put(table: Table, item: Item, by: string): void {
    const now = this.world.scheduler.now();
    table.change(item, item, now);
    if (table !== this.reports) this.changedAt = now;
    this.observer.put(table.name, item, by);
    this.expireLater(table, item);
  }

  remove(table: Table, key: Item): void {
    const now = this.world.scheduler.now();
    if (table.change(key, undefined, now) && table !== this.reports) this.changedAt = now;
  }

  private expireLater(table: Table, item: Item): void {
    const { seed, scheduler, faults, timeLine } = this.world;
    if (typeof item.ttl !== "number") return;
    const place = `expiry ${++this.puts} of ${table.keyOf(item)}`;
    const random = new Random(seed, place);
    const delay = random.chance(0.3) ? 0 : random.between(0, longestExpiryDelayInMs);
    scheduler.at(item.ttl * 1000 + delay, () => {
      // What was written again since has its own expiry.
      if (table.get(item) !== item) return;
      if (table !== this.reports)
        faults.strikes(place, delay === 0 ? "item expired at once" : "item expired late", true);
      timeLine?.tell("DynamoDB", `expires ${table.name} ${table.keyOf(item)}`);
      this.remove(table, item);
    });
  }
}
