import { weekBefore, weekOf } from "../../../cv-analytics-reporter/src/iso-week";
import { Random } from "../world/random";
import { type ReporterWorld, runReporter } from "./reporter";

const minuteInMs = 60_000;
const hourInMs = 60 * minuteInMs;
/** Lambda repeats a failed asynchronous event after one minute and after two more. */
const retriesAfterInMs = [minuteInMs, 2 * minuteInMs];
/** As lambda.yaml has the longest age of an event. */
const longestLatenessInMs = 6 * hourInMs - 10 * minuteInMs;

/** Starts the reporter's runs as EventBridge Scheduler does: at least once, now and then twice or late. */
export class ReporterSchedule {
  failedSweeps = 0;

  constructor(private readonly world: ReporterWorld) {}

  /** The weekly report, `at` epoch milliseconds. */
  report(at: number): void {
    const { seed, scheduler, faults } = this.world;
    const scheduledTime = new Date(at).toISOString();
    const week = weekBefore(weekOf(at));
    const random = new Random(seed, `schedule of ${week}`);
    const { reportTwice } = faults.weather;
    const begin = (copy: string, awsRequestId: string, delay: number) =>
      scheduler.at(at + delay, () => void this.attempt(`report ${week}${copy}`, { scheduledTime }, week, awsRequestId));

    const late = random.chance(reportTwice) ? random.between(minuteInMs, longestLatenessInMs) : 0;
    const delay = faults.strikes(`lateness of ${week}`, "report invoked late", late > 0) ? late : 0;
    begin("", `first of ${week}`, delay);
    const isSame = random.chance(0.5);
    if (faults.strikes(`second ${week}`, "report invoked twice at a time", random.chance(reportTwice)))
      begin(" again", isSame ? `first of ${week}` : `second of ${week}`, delay + random.between(0, 200));
    if (faults.strikes(`third ${week}`, "report invoked twice", random.chance(reportTwice)))
      begin(" once more", `third of ${week}`, random.between(minuteInMs, longestLatenessInMs));
  }

  sweep(at: number): void {
    const name = `sweep ${new Date(at).toISOString().slice(5, 13)}`;
    this.world.scheduler.at(at, () => {
      void this.attempt(name, { sweep: true }, "", name).then((isDone) => {
        if (!isDone) this.failedSweeps += 1;
      });
    });
  }

  private async attempt(name: string, event: object, week: string, awsRequestId: string): Promise<boolean> {
    const { mailFails, reporterCalls } = this.world.faults.weather;
    // Lambda ends what takes too long, and nothing freezes a run that is under way.
    const rates = { ...reporterCalls, "frozen before a call": 0, "frozen after a call": 0 };
    for (let tries = 1; tries <= retriesAfterInMs.length + 1; tries += 1) {
      try {
        await runReporter({ name: `${name} try ${tries}`, awsRequestId, event, week, rates, mailFails }, this.world);
        return true;
      } catch {
        await this.world.scheduler.sleep(retriesAfterInMs[tries - 1] ?? 0);
      }
    }
    return false;
  }
}
