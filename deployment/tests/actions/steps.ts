import { resolve, resolveText, type Scope } from "./expression";
import { combine, isMet, type Result, statusFunctions } from "./status";
import type { Files, Step } from "./workflow";

/** A step as the runner gets it, everything in it evaluated. */
export interface StepCall {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** The action that it uses … */
  readonly uses?: string | undefined;
  readonly with: Readonly<Record<string, string>>;
  /** … or the script that it runs. */
  readonly run?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** What a step does; by default it succeeds and outputs nothing. */
export interface StepOutcome {
  readonly result?: Exclude<Result, "skipped"> | undefined;
  readonly outputs?: Readonly<Record<string, string>>;
}

export type Perform = (step: StepCall) => StepOutcome;

interface StepsOutcome {
  readonly result: Result;
  /** The context `steps`. */
  readonly steps: Readonly<Record<string, unknown>>;
}

/** Runs the steps of a job, or of an action in a step of it. */
export function runSteps(steps: readonly Step[], scope: Scope, files: Files, perform: Perform): StepsOutcome {
  const results: Result[] = [];
  const done: Record<string, unknown> = {};
  for (const step of steps) {
    const ran = results.filter((result) => result !== "skipped");
    const inStep: Scope = {
      contexts: { ...scope.contexts, steps: done },
      functions: statusFunctions(ran, ran.includes("cancelled")),
    };
    const { result = "success", outputs = {} }: { result?: Result | undefined; outputs?: object } = isMet(
      step.if,
      inStep,
    )
      ? runStep(step, inStep, files, perform)
      : { result: "skipped" };
    results.push(result);
    if (step.id) done[step.id] = { outputs, outcome: result, conclusion: result };
  }
  return { result: combine(results), steps: done };
}

function runStep(step: Step, scope: Scope, files: Files, perform: Perform): StepOutcome {
  const { id, uses, run } = step;
  if ((uses === undefined) === (run === undefined)) throw new Error("a step either uses an action or runs a script");
  const call = { id, uses, name: step.name, with: texts(step.with, scope), env: texts(step.env, scope) };
  if (uses?.startsWith("./")) return runAction(uses, call.with, scope, files, perform);
  return perform({ ...call, run: run === undefined ? undefined : String(resolve(run, scope)) });
}

/** An action of this repository is composed of steps, which see its inputs instead of the job's. */
function runAction(
  uses: string,
  given: StepCall["with"],
  { contexts: { github, runner } }: Scope,
  files: Files,
  perform: Perform,
): StepOutcome {
  const action = files.actions[uses];
  if (!action) throw new Error(`there is no action ${uses}`);
  for (const name of Object.keys(given)) if (!action.inputs[name]) throw new Error(`${uses} has no input ${name}`);
  const defaults = Object.entries(action.inputs).map(([name, input]) => [name, String(input.default ?? "")]);
  const contexts = { github, runner, inputs: { ...Object.fromEntries(defaults), ...given } };
  const { result, steps } = runSteps(action.runs.steps, { contexts }, files, perform);
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => {
    return [name, resolveText(value, { contexts: { ...contexts, steps } })];
  });
  return { result: result === "skipped" ? "success" : result, outputs: Object.fromEntries(outputs) };
}

function texts(values: Readonly<Record<string, unknown>>, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolveText(value, scope)]));
}
