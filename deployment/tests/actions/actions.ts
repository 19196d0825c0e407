import { Clock } from "./clock";
import { ConcurrencyGroups } from "./concurrency-groups";
import type { Event } from "./events";
import { filesHere } from "./files-here";
import { type JobRecord, type PlacedStep, Run, type World } from "./run";
import type { Secrets } from "./secrets";
import type { StepOutcome } from "./steps";
import { isTriggered } from "./triggers";
import type { Files } from "./workflow";

/** What a scenario says of the world around the workflows. */
export interface Scenario {
  /** By default those of this repository. */
  readonly files?: Files;
  readonly perform?: (step: PlacedStep) => StepOutcome;
  /** How long a job that runs steps takes; by default a minute. */
  readonly minutesOf?: (job: string, run: number) => number;
  readonly secrets?: Secrets;
}

const workflowFolder = "./.github/workflows/";

/** GitHub Actions as far as this repository uses them, with a clock of its own. */
export class Actions {
  /** What became of each job, in the order of their ends. */
  readonly records: JobRecord[] = [];
  private readonly world: World;
  private readonly runs: Run[] = [];

  constructor({ files = filesHere, perform = () => ({}), minutesOf = () => 1, secrets }: Scenario = {}) {
    const { records } = this;
    const none: Secrets = { repository: {}, environments: {} };
    const [clock, groups] = [new Clock(), new ConcurrencyGroups()];
    this.world = { files, perform, minutesOf, secrets: secrets ?? none, records, clock, groups };
  }

  /** Something happens that may trigger workflows. */
  at(minute: number, event: Event): this {
    this.world.clock.at(minute, () => {
      for (const [path, workflow] of Object.entries(this.world.files.workflows)) {
        if (!isTriggered(path.replace(workflowFolder, ""), workflow, event)) continue;
        const run = new Run(this.world, this.runs.length + 1, event, path);
        this.runs.push(run);
        run.queue();
      }
    });
    return this;
  }

  /** Somebody cancels a run; `run` is its number from 1. */
  cancelAt(minute: number, run: number): this {
    this.world.clock.at(minute, () => {
      const cancelled = this.runs[run - 1];
      if (!cancelled) throw new Error(`there is no run ${run} at minute ${minute}`);
      cancelled.cancel();
    });
    return this;
  }

  /** Lets everything come to its end. */
  run(): this {
    this.world.clock.run();
    return this;
  }

  /** The one record of a job. Throws when there is none. */
  job(name: string, run = 1): JobRecord {
    const [record, ...others] = this.records.filter((each) => each.job === name && each.run === run);
    if (record && others.length === 0) return record;
    throw new Error(`expected one job ${name} in run ${run} among ${this.records.map(({ job }) => job).join(", ")}`);
  }
}
