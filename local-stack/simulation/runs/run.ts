import { Faults } from "../faults/faults";
import { drawWeather } from "../faults/weather";
import { drawPlan } from "../producers/plan";
import { Random } from "../world/random";
import { Scheduler } from "../world/scheduler";
import { TimeLine } from "../world/time-line";
import { Aws } from "./aws";
import { playPhases } from "./phases";
import { Reporting } from "./reporting";
import { countEach, type Totals } from "./totals";

export interface RunOptions {
  /** Names of sends and places of faults that are left out. */
  readonly omitted?: ReadonlySet<string>;
  readonly withTimeLine?: boolean;
  /** How many of the runs have reports; they take far more processor time than everything else. */
  readonly shareWithReports?: number;
}

export interface RunResult {
  readonly seed: number;
  /** The invariant that was broken, or what else ended the run. */
  readonly violation: Error | undefined;
  readonly totals: Totals;
  readonly sends: readonly string[];
  readonly injected: Faults["injected"];
  readonly timeLine: string;
}

const dayInMs = 86_400_000;
const lastMomentInMs = 4_000;
const hourInMs = 3_600_000;
const firstMonday = Date.UTC(2025, 10, 3);
const usualShareWithReports = 0.1;

/** One run: everything in it follows from its seed and from what is left out. */
export async function run(seed: number, options: RunOptions = {}): Promise<RunResult> {
  const { omitted = new Set(), withTimeLine = false, shareWithReports = usualShareWithReports } = options;
  const random = new Random(seed, "run");
  const start = drawStart(random);
  const plan = drawPlan(seed, start);
  const sends = plan.sends.filter(({ name }) => !omitted.has(name));
  const scheduler = new Scheduler(start - hourInMs);
  const timeLine = withTimeLine ? new TimeLine(scheduler.now) : undefined;
  const weather = drawWeather(new Random(seed, "weather"), start, plan.lastRoughSend);
  const faults = new Faults(weather, omitted, (place, kind) => timeLine?.tell("fault", `${kind}: ${place}`));
  const aws = new Aws({ seed, scheduler, faults, timeLine });
  const weeks = random.pick([1, 1, 2]);
  const reporting = random.chance(shareWithReports) ? new Reporting(aws, start, weeks) : undefined;
  for (const send of sends) scheduler.at(send.at, () => aws.send(send));

  const violation = await playPhases({ aws, reporting, start, random }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (violation) timeLine?.tell("broken", violation.message);
  return {
    seed,
    violation,
    totals: {
      runs: 1,
      events: scheduler.events,
      sends: sends.length,
      deliveries: aws.watch.deliveries,
      records: aws.database.analytics.items().length,
      deadLetters: aws.watch.deadLetters,
      mails: reporting?.mailbox.mails.length ?? 0,
      producers: countEach(plan.kinds),
      faults: countEach(faults.injected.map(({ kind }) => kind)),
    },
    sends: sends.map(({ name }) => name),
    injected: faults.injected,
    timeLine: String(timeLine ?? ""),
  };
}

/** At any time of a week, but mostly on its Sunday or at its last moment: requests and retries reach into the next week. */
function drawStart(random: Random): number {
  if (random.chance(0.15)) return firstMonday + 7 * dayInMs - random.between(1, lastMomentInMs);
  return firstMonday + (random.chance(0.6) ? 6 : random.between(0, 6)) * dayInMs + random.between(0, dayInMs - 1);
}
