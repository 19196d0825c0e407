import { Actions } from "./actions";
import { ciArgumentsOf } from "./commands";
import { type Event, push } from "./events";
import type { JobRecord } from "./run";
import type { Secrets } from "./secrets";
import { afterSetup } from "./setup";
import type { Result } from "./status";

/** All that must be deployed before a deployable, as the design of the system says; the map is held to it elsewhere. */
const upstreams = {
  "worker-infra": [],
  "processor-infra": ["worker-infra"],
  "cv-analytics-processor": ["worker-infra", "processor-infra"],
  "reporter-infra": ["worker-infra", "processor-infra"],
  "cv-analytics-reporter": ["worker-infra", "processor-infra", "reporter-infra"],
  "cv-analytics-worker": ["worker-infra"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Name = keyof typeof upstreams;
export const names = Object.keys(upstreams) as readonly Name[];
export const upstreamsOf = (name: Name): readonly Name[] => upstreams[name];

/** The command that deploys, and the plan before it. */
const deployments = ["apply", "deploy-lambda", "deploy-edge"];

export interface Rollout {
  /** What `select` finds, for each run. */
  readonly selected: (run: number) => readonly string[];
  /** How deploying ends where it does not succeed; planning where `atPlan` has the name. */
  readonly outcomes?: Readonly<Partial<Record<Name | "select", "failure" | "cancelled">>>;
  readonly atPlan?: readonly Name[];
  readonly minutesOf?: (job: string) => number;
  readonly events?: readonly Event[];
  readonly secrets?: Secrets;
  /** The minute in which somebody cancels the first run. */
  readonly cancelledAt?: number;
}

/** Plays the deploy workflow; the events come one a minute. */
export function playRollout(rollout: Rollout): Actions {
  const { selected, outcomes = {}, atPlan = [], minutesOf, secrets, events = [push()], cancelledAt } = rollout;
  const actions = new Actions({
    ...(minutesOf && { minutesOf }),
    ...(secrets && { secrets }),
    perform: afterSetup((step) => {
      const [command = "", name = ""] = ciArgumentsOf(step) ?? [];
      if (command === "select")
        return { result: outcomes.select, outputs: { deploy: JSON.stringify(selected(step.run_number)) } };
      const isOutcome = atPlan.some((each) => each === name) ? command === "plan" : deployments.includes(command);
      return isOutcome ? { result: outcomes[name as Name] } : {};
    }),
  });
  for (const [minute, event] of events.entries()) actions.at(minute, event);
  if (cancelledAt !== undefined) actions.cancelAt(cancelledAt, 1);
  return actions.run();
}

/** The jobs that deploy, by the environment that they deploy to. */
function deployJobs({ records }: Actions, run: number): readonly JobRecord[] {
  return records.filter((record) => record.run === run && record.environment && record.from !== undefined);
}

/** What a run deployed, in the order in which that began. */
export function deployed(actions: Actions, run = 1): readonly string[] {
  return namesOf(actions, run, "success");
}

/** What a run began to deploy, but did not. */
export function undone(actions: Actions, run = 1): readonly string[] {
  return [...namesOf(actions, run, "failure"), ...namesOf(actions, run, "cancelled")];
}

function namesOf(actions: Actions, run: number, result: Result): readonly string[] {
  const jobs = deployJobs(actions, run).filter((job) => job.result === result);
  return jobs.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0)).map(({ environment = "" }) => environment);
}

/** The minute in which a deployable's turn began, and that in which it ended. */
export function turnOf(actions: Actions, name: string, run = 1): { readonly from: number; readonly to: number } {
  const { from, to } = actions.job(name, run);
  if (from === undefined) throw new Error(`${name} never began`);
  return { from, to };
}

/** What `deployed` must be after all that it waits for: each began in the very minute in which the last of those ended. */
export function startsExpected(
  actions: Actions,
  deploying: readonly Name[],
  run = 1,
): Readonly<Record<string, number>> {
  const selected = actions.job("select", run).to;
  const starts = deploying.map((name) => {
    const waits = upstreamsOf(name).filter((upstream) => deploying.includes(upstream));
    return [name, Math.max(selected, ...waits.map((upstream) => turnOf(actions, upstream, run).to))];
  });
  return Object.fromEntries(starts);
}

export function startsOf(actions: Actions, deploying: readonly Name[], run = 1): Readonly<Record<string, number>> {
  return Object.fromEntries(deploying.map((name) => [name, turnOf(actions, name, run).from]));
}
