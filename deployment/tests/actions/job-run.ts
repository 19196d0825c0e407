import type { Member } from "./concurrency-groups";
import { resolve, resolveText, type Scope } from "./expression";
import type { Invocation } from "./invocation";
import { grantPermissions, type Permissions } from "./permissions";
import { passSecrets, secretsIn } from "./secrets";
import { isMet, type Result } from "./status";
import { runSteps, type StepCall } from "./steps";
import { checkInputs } from "./triggers";
import type { Job } from "./workflow";

type Outputs = Readonly<Record<string, string>>;

/** One job on its way: it waits for its group, then runs steps or calls a workflow. */
export class JobRun {
  /** The workflow that it calls, once it does. */
  called?: Invocation;
  private readonly name: string;
  private readonly permissions: Permissions;
  private readonly scope: Scope;
  private readonly environment: string | undefined;
  private readonly steps: StepCall[] = [];
  private readonly member: Member;
  private readonly group: string | undefined;
  private onEnd: (result: Result, outputs: Outputs) => void = () => {};
  private from: number | undefined;
  private hasEnded = false;

  constructor(
    private readonly within: Invocation,
    name: string,
    private readonly job: Job,
    matrix: Readonly<Record<string, unknown>>,
    private readonly resultsBefore: () => readonly Result[],
  ) {
    const { contexts } = within.scopeOf(job);
    this.name = job.strategy ? `${name} (${Object.values(matrix).join(", ")})` : name;
    this.scope = { contexts: { ...contexts, matrix } };
    this.permissions = grantPermissions(this.name, job, within);
    this.environment = job.environment === undefined ? undefined : resolveText(job.environment, this.scope);
    this.group = job.concurrency && resolveText(job.concurrency.group, this.scope);
    this.member = { start: () => this.start(), cancel: () => this.end("cancelled") };
  }

  /** Starts when its group lets it. */
  queue(onEnd: (result: Result, outputs: Outputs) => void): void {
    this.onEnd = onEnd;
    this.within.run.active.add(this);
    const { concurrency } = this.job;
    if (concurrency?.["cancel-in-progress"]) throw new Error(`${this.name}: a job that cancels others is not modelled`);
    if (!concurrency || this.group === undefined) this.start();
    else this.within.run.world.groups.enter({ ...concurrency, group: this.group }, this.member);
  }

  /** What waits for its group ends, what runs goes on only if its `if` says so, and a call leaves it to what it called. */
  runCancelled(): void {
    const goesOn = this.from !== undefined && (this.called || isMet(this.job.if, this.within.scopeOf(this.job)));
    if (!goesOn) this.end("cancelled");
  }

  private start(): void {
    this.from = this.within.run.world.clock.now;
    if (this.job.uses) this.callWorkflow(this.job.uses);
    else this.runSteps();
  }

  private callWorkflow(file: string): void {
    const { run } = this.within;
    const declared = run.world.files.workflows[file]?.on.workflow_call;
    if (!declared) throw new Error(`${file} is not to be called`);
    const given = Object.entries(this.job.with).map(([name, value]) => [name, resolve(value, this.scope)]);
    const inputs = checkInputs(declared.inputs, Object.fromEntries(given));
    const caller = { name: this.name, permissions: this.permissions, resultsBefore: this.resultsBefore };
    const secrets = passSecrets(this.job.secrets, declared.secrets, this.withSecrets(this.within.call.secrets));
    this.called = this.within.startCalled(file, { inputs, secrets, caller }, (result) => this.end(result));
  }

  private runSteps(): void {
    const { world, number } = this.within.run;
    if (!this.job["runs-on"]) throw new Error(`${this.name}: a job runs on something or calls a workflow`);
    const secrets = secretsIn(this.environment, this.within.call, world.secrets);
    const contexts = { ...this.withSecrets(secrets).contexts, runner: { temp: "/tmp/runner" } };
    const { result, steps } = runSteps(this.job.steps, { contexts }, world.files, (step) => {
      this.steps.push(step);
      return world.perform({ ...step, job: this.name, run_number: number, environment: this.environment });
    });
    const outputs = Object.entries(this.job.outputs).map(([name, value]) => {
      return [name, resolveText(value, { contexts: { ...contexts, steps } })];
    });
    const ends = world.clock.now + world.minutesOf(this.name, number);
    world.clock.at(ends, () => this.end(result, Object.fromEntries(outputs)));
  }

  private end(result: Result, outputs: Outputs = {}): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    const { run } = this.within;
    const { name: job, from, environment, permissions, steps } = this;
    run.active.delete(this);
    run.world.records.push({
      run: run.number,
      job,
      result,
      from,
      to: run.world.clock.now,
      environment,
      permissions,
      steps,
    });
    if (this.group !== undefined) run.world.groups.leave(this.group, this.member);
    this.onEnd(result, outputs);
  }

  private withSecrets(secrets: Readonly<Record<string, unknown>>): Scope {
    return { contexts: { ...this.scope.contexts, secrets } };
  }
}
