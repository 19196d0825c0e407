import type { Clock } from "./clock";
import type { ConcurrencyGroups, Member } from "./concurrency-groups";
import { type Event, jobToken, thisRepository } from "./events";
import { resolveText } from "./expression";
import { Invocation } from "./invocation";
import type { Permissions } from "./permissions";
import type { Secrets } from "./secrets";
import type { Result } from "./status";
import type { StepCall, StepOutcome } from "./steps";
import { checkInputs } from "./triggers";
import type { Files } from "./workflow";

/** What became of a job. */
export interface JobRecord {
  /** The number of the run, from 1. */
  readonly run: number;
  /** As GitHub shows it, such as `plan (worker-infra) / plan`. */
  readonly job: string;
  readonly result: Result;
  /** The minute in which it started; undefined when it never did. */
  readonly from?: number | undefined;
  readonly to: number;
  readonly environment?: string | undefined;
  readonly permissions: Permissions;
  readonly steps: readonly StepCall[];
}

/** A step and where it is. */
export interface PlacedStep extends StepCall {
  /** As GitHub's own context calls the number of a run. */
  readonly run_number: number;
  readonly job: string;
  readonly environment?: string | undefined;
}

/** All that runs share. */
export interface World {
  readonly files: Files;
  readonly clock: Clock;
  readonly groups: ConcurrencyGroups;
  readonly secrets: Secrets;
  readonly perform: (step: PlacedStep) => StepOutcome;
  readonly minutesOf: (job: string, run: number) => number;
  readonly records: JobRecord[];
}

/** A run of a workflow for an event. */
export class Run {
  readonly github: Readonly<Record<string, unknown>>;
  /** What goes on in it and hears of a cancellation. */
  readonly active = new Set<{ readonly runCancelled: () => void }>();
  isCancelled = false;
  private hasStarted = false;

  constructor(
    readonly world: World,
    readonly number: number,
    readonly event: Event,
    private readonly file: string,
  ) {
    const { name: event_name, ref, sha, payload } = event;
    this.github = { event_name, ref, sha, event: payload, repository: thisRepository, token: jobToken };
  }

  /** Starts it, or lets it wait for its group. */
  queue(): void {
    const { workflows } = this.world.files;
    const workflow = workflows[this.file];
    if (!workflow) throw new Error(`there is no workflow ${this.file}`);
    const declared = this.event.name === "workflow_dispatch" ? workflow.on.workflow_dispatch?.inputs : undefined;
    const inputs = checkInputs(declared ?? {}, this.event.inputs ?? {});
    const { concurrency } = workflow;
    const scope = { contexts: { github: this.github, inputs } };
    const group = concurrency ? resolveText(concurrency.group, scope) : undefined;
    const leave = () => group !== undefined && this.world.groups.leave(group, member);
    const secrets = this.event.isFromFork ? {} : this.world.secrets.repository;
    const invocation = new Invocation(this, this.file, { inputs, secrets }, leave);
    const member: Member = {
      start: () => {
        this.hasStarted = true;
        invocation.start();
      },
      cancel: () => this.cancel(),
    };
    if (concurrency && group !== undefined) this.world.groups.enter({ ...concurrency, group }, member);
    else member.start();
  }

  recordSkipped(job: string): void {
    const { clock, records } = this.world;
    records.push({ run: this.number, job, result: "skipped", to: clock.now, permissions: {}, steps: [] });
  }

  /** Cancels it, as people and newer runs do. What waits for its turn never starts then. */
  cancel(): void {
    this.isCancelled = true;
    if (!this.hasStarted) return;
    for (const each of [...this.active]) each.runCancelled();
  }
}
