import { Database } from "../dynamodb/database";
import { Faults } from "../faults/faults";
import { drawWeather } from "../faults/weather";
import { checkAcknowledgement } from "../invariants/acknowledgements";
import { checkRecord, checkRecorded } from "../invariants/records";
import { checkWaitingHalves } from "../invariants/waiting-halves";
import { Truth } from "../producers/truth";
import { GroupOrder } from "../sqs/group-order";
import { Random } from "../world/random";
import { afterPromises, Scheduler } from "../world/scheduler";
import { acceptBoth, type Delivery, deliver, type Underway } from "./deliveries";

/** Chooses one of so many ways to go on; the first is 0. */
export type Choose = (ways: number) => number;

export interface Played {
  readonly hasCrashed: boolean;
  readonly calls: number;
}

type Step = {
  readonly who: Underway;
  readonly kind: "goes on" | "crashes after its call" | "crashes before its first call";
};

const at = Date.UTC(2025, 10, 8, 14);
const calm = drawWeather(new Random(0, "calm"), 0, 0);
const none = () => false;

/** Plays the deliveries of one request's halves, all at a time, in the order chosen; at most one crashes and is redelivered. */
export async function play(
  deliveries: readonly Delivery[],
  choose: Choose,
  onStep: (step: string) => void,
): Promise<Played> {
  const truth = new Truth();
  const scheduler = new Scheduler(at);
  const world = {
    seed: 0,
    scheduler,
    faults: new Faults({ ...calm, outages: [] }, new Set(), none),
    timeLine: undefined,
  };
  const database: Database = new Database(world, {
    put: (table, item) => table === "analytics" && checkRecord(item, truth, database, at),
  });
  acceptBoth(truth, deliveries);
  let underway = deliveries.map((delivery, index) => deliver(delivery, nameOf(delivery, index), database, world));
  let hasCrashed = false;
  let calls = 0;
  await allPromises();

  for (;;) {
    for (const { delivery, returned } of underway.filter(isOver)) acknowledge(delivery, returned);
    underway = underway.filter((one) => !isOver(one));
    const possible = underway.flatMap((who) => stepsOf(who, !hasCrashed));
    if (possible.length === 0) break;
    const step = possible[choose(possible.length)];
    if (!step) throw new Error("there is no such way to go on");
    onStep(`${step.who.process.name} ${step.kind}`);
    if (step.kind !== "crashes before its first call") calls += 1;
    take(step);
    await allPromises();
  }
  checkRecorded(truth, database, none);
  checkWaitingHalves({ truth, database, isDead: none, isAbandoned: none });
  return { hasCrashed, calls };

  function take({ who, kind }: Step): void {
    if (kind === "crashes before its first call") who.process.crash();
    else who.process.step(kind === "goes on");
    if (kind === "goes on") return;
    hasCrashed = true;
    underway = underway.filter((one) => one !== who);
    underway.push(deliver(who.delivery, `${who.process.name} again`, database, world));
  }

  function acknowledge(delivery: Delivery, returned: number | undefined): void {
    if (returned !== 0) throw new Error(`the handler returned ${returned} messages without a fault`);
    checkAcknowledgement([...new Set(delivery)], { truth, database, order: new GroupOrder() });
  }
}

const isOver = ({ returned }: Underway): boolean => returned !== undefined;

function stepsOf(who: Underway, mayCrash: boolean): Step[] {
  if (!who.process.isWaiting) return [];
  const kinds: Step["kind"][] = ["goes on"];
  if (mayCrash) kinds.push("crashes after its call");
  if (mayCrash && who.process.calls === 0) kinds.push("crashes before its first call");
  return kinds.map((kind) => ({ who, kind }));
}

function nameOf(delivery: Delivery, index: number): string {
  return `${delivery.map((half) => half[0]).join("")}${index + 1}`;
}

function allPromises(): Promise<void> {
  return new Promise((resolve) => afterPromises(resolve));
}
