import type { Scope } from "./expression";
import { JobRun } from "./job-run";
import { expandMatrix } from "./matrix";
import type { Permissions } from "./permissions";
import type { Run } from "./run";
import { combine, isMet, type Result, statusFunctions } from "./status";
import type { Job, Workflow } from "./workflow";

/** How a workflow is called, by an event or by a job of another workflow. */
export interface Call {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  /** The job that calls it. */
  readonly caller?: {
    readonly name: string;
    readonly permissions: Permissions;
    readonly resultsBefore: () => readonly Result[];
  };
}

/** A job of a workflow, with all that its matrix makes of it. */
interface Node {
  readonly job: Job;
  hasBegun: boolean;
  result?: Result;
  outputs: Readonly<Record<string, string>>;
  runs: readonly JobRun[];
}

/** A workflow that goes on. */
export class Invocation {
  readonly workflow: Workflow;
  private readonly nodes: ReadonlyMap<string, Node>;
  private hasEnded = false;

  constructor(
    readonly run: Run,
    file: string,
    readonly call: Call,
    private readonly onEnd: (result: Result) => void,
  ) {
    const workflow = run.world.files.workflows[file];
    if (!workflow) throw new Error(`there is no workflow ${file}`);
    this.workflow = workflow;
    this.nodes = new Map(
      Object.entries(workflow.jobs).map(([id, job]) => [id, { job, hasBegun: false, outputs: {}, runs: [] }]),
    );
  }

  /** Begins with all jobs whose needs have ended, and ends with the last of them. */
  start(): void {
    for (const [id, node] of this.nodes) {
      if (!node.hasBegun && node.job.needs.every((need) => this.nodeOf(need).result)) this.begin(id, node);
    }
    const results = this.results();
    if (this.hasEnded || results.length < this.nodes.size) return;
    this.hasEnded = true;
    this.onEnd(combine(results));
  }

  /** Starts a workflow that one of its jobs calls. */
  startCalled(file: string, call: Call, onEnd: (result: Result) => void): Invocation {
    const called = new Invocation(this.run, file, call, onEnd);
    called.start();
    return called;
  }

  /** What has become of its jobs so far, and of those that they call. */
  allResults(): readonly Result[] {
    const inner = [...this.nodes.values()].flatMap(({ runs }) => runs.flatMap((run) => run.called?.allResults() ?? []));
    return [...this.results(), ...inner];
  }

  /** What a job's `if` sees; the status functions judge by the run as it is now. */
  scopeOf(job: Job): Scope {
    const needs = job.needs.map((need) => [need, pick(this.nodeOf(need))]);
    return {
      contexts: { github: this.run.github, inputs: this.call.inputs, needs: Object.fromEntries(needs) },
      functions: statusFunctions(this.resultsBefore(job), this.run.isCancelled),
    };
  }

  /**
   * What became of all that comes before a job: what it needs, what that needs, and so on. A call hides nothing: GitHub looks
   * into what a needed job called (github.com/orgs/community/discussions/189172), and a job that is called is taken to look
   * at what came before the call (github.com/actions/runner/issues/2205), of which GitHub's pages say nothing.
   */
  private resultsBefore(job: Job): readonly Result[] {
    const needed = job.needs.map((need) => this.nodeOf(need));
    return [
      ...needed.flatMap(({ result, runs }) => [
        ...(result ? [result] : []),
        ...runs.flatMap((run) => run.called?.allResults() ?? []),
      ]),
      ...needed.flatMap((each) => this.resultsBefore(each.job)),
      ...(this.call.caller?.resultsBefore() ?? []),
    ];
  }

  private begin(id: string, node: Node): void {
    node.hasBegun = true;
    const scope = this.scopeOf(node.job);
    const name = [...(this.call.caller ? [this.call.caller.name] : []), id].join(" / ");
    if (!isMet(node.job.if, scope)) {
      this.run.recordSkipped(name);
      this.end(node, ["skipped"]);
      return;
    }
    const matrix = expandMatrix(node.job.strategy, scope);
    // GitHub fails a job whose matrix is empty.
    if (matrix.length === 0) this.end(node, ["failure"]);
    const resultsBefore = () => this.resultsBefore(node.job);
    node.runs = matrix.map((values) => new JobRun(this, name, node.job, values, resultsBefore));
    const results: Result[] = [];
    for (const run of node.runs) {
      run.queue((result, outputs) => {
        node.outputs = { ...node.outputs, ...outputs };
        if (results.push(result) === matrix.length) this.end(node, results);
      });
    }
  }

  private end(node: Node, results: readonly Result[]): void {
    node.result = combine(results);
    this.start();
  }

  private results(): readonly Result[] {
    return [...this.nodes.values()].flatMap(({ result }) => result ?? []);
  }

  private nodeOf(id: string): Node {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`there is no job ${id}`);
    return node;
  }
}

function pick({ result, outputs }: Node) {
  return { result, outputs };
}
