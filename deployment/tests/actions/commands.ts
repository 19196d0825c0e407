import type { StepCall } from "./steps";

const runnerVariables: Readonly<Record<string, string>> = { RUNNER_TEMP: "/tmp/runner" };

const ci = "npm run --silent ci -- ";

/**
 * The arguments that the command of a step gets when it is `npm run --silent ci --`, with variables replaced as the shell
 * would; undefined when a step runs something else.
 */
export function ciArgumentsOf({ run, env }: StepCall): readonly string[] | undefined {
  if (!run?.startsWith(ci)) return undefined;
  const words = run.slice(ci.length).trim().split(/\s+/);
  return words.map((word) =>
    word.replace(/^"(.*)"$/, "$1").replace(/\$(\w+)/g, (_, name: string) => {
      const value = env[name] ?? runnerVariables[name];
      if (value === undefined) throw new Error(`«${run}» uses ${name}, which is not set`);
      return value;
    }),
  );
}

/** Which commands of this repository's own a job ran, each with its first argument, such as `apply worker-infra`. */
export function ciCommandsOf(steps: readonly StepCall[]): readonly string[] {
  return steps.flatMap((step) => ciArgumentsOf(step)?.slice(0, 2).join(" ") ?? []);
}
