import { dayInMs, endOfWeek, startOfWeek, weekOf } from "../../../cv-analytics-reporter/src/iso-week";
import { summarySchema } from "../../../cv-analytics-reporter/src/summary/summary";
import { longestLagInMs } from "../dynamodb/table";
import { Arrivals } from "../invariants/mails";
import { checkFigures } from "../invariants/recount";
import { Mailbox } from "../services/mailbox";
import { type ReporterWorld, runReporter } from "../services/reporter";
import { ReporterSchedule } from "../services/reporter-schedule";
import type { Aws } from "./aws";

const hourInMs = 3_600_000;
const reportAfterInMs = 8 * hourInMs;
const sweepEachInMs = 12 * hourInMs;
/** Halves that come too late, and are swept up all the same. */
const lastSendsAfterInMs = 4 * dayInMs;
const channels = ["sns", "ses"];

/** The weekly reports of one run and the sweeps before them, watched at every mail. */
export class Reporting {
  readonly mailbox: Mailbox;
  /** When on-call asks for what may be missing, in epoch milliseconds. */
  readonly askedAgainAt: number;
  isComplete = false;
  private readonly arrivals = new Arrivals();
  private readonly startedAt = new Map<string, number>();
  private readonly schedule: ReporterSchedule;
  private readonly world: ReporterWorld;
  private readonly weeks: readonly string[];

  constructor(
    private readonly aws: Aws,
    start: number,
    weeks: number,
  ) {
    const { database } = aws;
    this.mailbox = new Mailbox((mail) =>
      aws.watch.check(() => this.arrivals.check(mail, database.reports.get({ week: mail.week, item: "report" }))),
    );
    this.world = {
      ...aws.world,
      database,
      queues: aws.queues,
      mailbox: this.mailbox,
      onStart: ({ name }) => this.startedAt.set(name, aws.world.scheduler.now()),
    };
    this.schedule = new ReporterSchedule(this.world);
    aws.onPut = (_, item, by) => {
      if (item.item === "report" && item.status === "sending") this.checkClaim(item, by);
    };
    const monday = startOfWeek(weekOf(start));
    this.weeks = Array.from({ length: weeks }, (_, index) => weekOf(monday + index * 7 * dayInMs));
    const lastReport = monday + weeks * 7 * dayInMs + reportAfterInMs;
    this.askedAgainAt = Math.max(lastReport, start + lastSendsAfterInMs) + dayInMs;
    for (let at = monday; at < this.askedAgainAt; at += sweepEachInMs)
      if (at > start - dayInMs) this.schedule.sweep(at);
    for (const week of this.weeks) this.schedule.report(endOfWeek(week) + reportAfterInMs);
  }

  /** On-call asks for each report once more, when faults are over. */
  async askAgain(): Promise<void> {
    for (const week of this.weeks)
      await runReporter(
        {
          name: `on-call asks for ${week}`,
          awsRequestId: `on-call ${week}`,
          event: { week },
          week,
          rates: {},
          mailFails: 0,
        },
        this.world,
      );
    this.arrivals.checkComplete(this.weeks, channels);
    this.isComplete = true;
  }

  private checkClaim(item: Readonly<Record<string, unknown>>, by: string): void {
    const { database, truth, world } = this.aws;
    const from = this.startedAt.get(by) ?? 0;
    if (database.changedAt >= from - longestLagInMs) return;
    const summary = summarySchema.parse(item.summary);
    const counting = {
      database,
      truth,
      from,
      now: world.scheduler.now(),
      hasSweepFailed: this.schedule.failedSweeps > 0,
    };
    this.aws.watch.check(() => checkFigures(String(item.week), summary, counting));
  }
}
