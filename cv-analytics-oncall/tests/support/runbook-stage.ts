import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { CloudWatchClient, GetMetricDataCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { dayInMs, startOfWeek, weekBefore, weekdayOf, weekOf } from "../../../cv-analytics-reporter/src/iso-week";
import { queryOf, responseOf } from "../../../local-stack/tests/support/pipeline";
import type { World } from "../../src/run";
import { type Oncall, startOncall } from "./oncall";
import { RunbookTables } from "./runbook-tables";
import { refuseBy, type Weather } from "./runbook-weather";

const alarms = [
  "cv-analytics-processor-errors",
  "cv-analytics-processor-throttled",
  "cv-analytics-event-age",
  "cv-analytics-error-rate",
  "cv-analytics-reporter-failed",
  "cv-analytics-no-report",
  "cv-analytics-schedule-undelivered",
];

const hour = 3_600_000;

type Event = Readonly<Record<string, unknown>> & { readonly requestId: string };

/** A pipeline on which the failures of the runbook are prepared, one section after the other. */
export class Stage {
  /** The ids that scenarios gave out, the same in every run. */
  readonly fixedIds = new Set<string>();
  #heading = "";
  #ahead = 0;

  private constructor(
    readonly oncall: Oncall,
    readonly weather: Weather,
    readonly batches: Batches,
    private readonly cloudWatch: CloudWatchClient,
    readonly tables = new RunbookTables(oncall.pipeline.documents),
  ) {}

  static async start(): Promise<Stage> {
    const weather: Weather = { tables: "work", topic: "works" };
    const refuse = refuseBy(weather);
    const batches = new Batches();
    const oncall = await startOncall({
      onBatch: ({ failed }) => batches.add(failed.size),
      async onCall(caller, call) {
        await refuse(caller, call);
        // An empty queue lets the tool wait for a second, which the stack's clock can do at once.
        if (caller.name === "cv-analytics-oncall" && call.action === "ReceiveMessage")
          setTimeout(() => oncall.pipeline.skip(1_000), 30);
      },
    });
    const { endpoint, region, caller } = oncall.pipeline;
    const cloudWatch = new CloudWatchClient({ endpoint, region, credentials: caller("local-stack") });
    const stage = new Stage(oncall, weather, batches, cloudWatch);
    await stage.leaveTurnOfWeek();
    return stage;
  }

  async stop(): Promise<void> {
    this.cloudWatch.destroy();
    await this.oncall.stop();
  }

  get pipeline(): Oncall["pipeline"] {
    return this.oncall.pipeline;
  }

  get auditLog(): string {
    return join(this.oncall.folder, ".local/state/cv-analytics/oncall.jsonl");
  }

  /** The stack's clock, as of the last look at it: it runs ahead of the machine's where retries were brought forward. */
  now = (): number => Date.now() + this.#ahead;

  async lookAtClock(): Promise<void> {
    const Metric = {
      Namespace: "AWS/SQS",
      MetricName: "ApproximateNumberOfMessagesVisible",
      Dimensions: [{ Name: "QueueName", Value: this.pipeline.queue.name }],
    };
    const { MetricDataResults } = await this.cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [{ Id: "depth", MetricStat: { Metric, Period: 1, Stat: "Maximum" } }],
        StartTime: new Date(0),
        EndTime: new Date(Date.now() + 365 * 86_400_000),
      }),
    );
    // Told in whole seconds, while the lead only ever grows: what happened must not lie ahead of now.
    this.#ahead = Math.max(this.#ahead, (MetricDataResults?.[0]?.Timestamps?.[0]?.getTime() ?? 0) - Date.now());
  }

  /** The last week that is over. */
  get lastWeek(): string {
    return weekBefore(weekOf(this.now()));
  }

  /** The nth request of a section, with the same id in every run. */
  idOf(n: number): string {
    const hex = createHash("sha256").update(`${this.#heading} ${n}`).digest("hex");
    const id = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)];
    this.fixedIds.add(id.join("-"));
    return id.join("-");
  }

  // Asked a little earlier than it arrives: the tables know whole seconds only.
  query = (n: number, at = this.now() - 5_000): Event => queryOf(this.idOf(n), at);
  response = (n: number, at = this.now() - 4_000): Event => responseOf(this.idOf(n), at);

  async send(...events: readonly Event[]): Promise<void> {
    for (const event of events) await this.pipeline.send(JSON.stringify(event), event.requestId);
  }

  /** Sends and waits until each is stored or dead. */
  async deliver(...events: readonly Event[]): Promise<void> {
    await this.send(...events);
    await this.settle();
  }

  /** Waits until the pipeline has nothing to do, and until what it wrote tells the stack's time. */
  async settle(): Promise<void> {
    await this.pipeline.drain();
    await this.moveTimes();
    await this.lookAtClock();
  }

  moveTimes = (): Promise<void> => this.tables.moveTimes(this.#ahead);

  async skip(ms: number): Promise<void> {
    this.pipeline.skip(ms);
    await this.lookAtClock();
  }

  /** Raises an alarm that the local stack can't compute. */
  async ring(alarm: string, reason: string): Promise<void> {
    await this.setAlarm(alarm, "ALARM", reason);
    await this.skip(4 * 60_000);
  }

  silence = (alarm: string): Promise<void> => this.setAlarm(alarm, "OK", "Threshold Crossed: no longer breaching.");

  /** A pipeline that is well, before a section: one request is recorded, and the reports that were due were sent. */
  async reset(heading: string, now = this.now): Promise<void> {
    this.#heading = heading;
    Object.assign(this.weather, { tables: "work", topic: "works" });
    await this.pipeline.resume();
    await this.pipeline.drain();
    for (const alarm of alarms) await this.silence(alarm);
    await this.skip(61_000);
    this.pipeline.deadLetters.purge();
    await this.tables.clear();
    const asked = now() - 3 * 60_000;
    await this.deliver(this.query(0, asked), this.response(0, asked + 900));
    await this.tables.noteReport(this.lastWeek, now() - 26 * hour);
    await this.tables.noteReport(weekBefore(this.lastWeek), now() - 8 * dayInMs);
  }

  /** What differs from a shell's: no time is waited, and what the pipeline has to do is done meanwhile. */
  world(command: string): Partial<World> {
    const isSwitch = command === "pause" || command === "resume";
    const sleep = async (ms: number) => {
      if (isSwitch) return new Promise<void>((resolve) => setImmediate(resolve));
      await this.settle();
      await this.skip(ms);
    };
    return { now: this.now, sleep };
  }

  /** A report is not missed on a Monday yet, and no week should end while the sections play. */
  private async leaveTurnOfWeek(): Promise<void> {
    const weekday = weekdayOf(this.now());
    if (weekday !== 0 && weekday !== 6) return;
    const tuesday = startOfWeek(weekOf(this.now() + dayInMs)) + dayInMs + 9 * hour;
    await this.skip(tuesday - this.now());
  }

  private async setAlarm(AlarmName: string, StateValue: "ALARM" | "OK", StateReason: string): Promise<void> {
    await this.cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason }));
  }
}

/** Counts events that failed, once their batches are done and they are put off. */
class Batches {
  #failed = 0;
  readonly #happened = new EventEmitter();

  add(failed: number): void {
    this.#failed += failed;
    this.#happened.emit("batch");
  }

  /** Resolves when so many have failed since this was called. */
  async nextFailed(count: number): Promise<void> {
    const target = this.#failed + count;
    while (this.#failed < target) await once(this.#happened, "batch");
  }
}
