import { existsSync } from "node:fs";
import picocolors from "picocolors";
import type { Progress, StepResult } from "./run-steps";
import type { Suite } from "./suite";
import { readState } from "./terraform/state";
import { workspaceNames } from "./terraform/workspaces";

const { bold, dim, green, red } = picocolors;

/** Tells of each step as it ends, on standard error when standard output is for machines. */
export function printProgress(json: boolean): Progress {
  const print = json ? console.error : console.log;
  return {
    onStart: (name) => {
      if (process.stdout.isTTY && !json) process.stdout.write(dim(`  … ${name}\r`));
    },
    onEnd: ({ name, seconds, detail, error }) => {
      const mark = error ? red("✗") : green("✓");
      print(`  ${mark} ${name} ${dim(`${seconds.toFixed(1)} s${detail ? ` · ${detail}` : ""}`)}`);
      if (error) print(`\n${error}\n`);
    },
  };
}

/** What was deployed and how long it took, as a table or as JSON. */
export function printReport(suite: Suite, results: readonly StepResult[], seconds: number, json: boolean): void {
  const deployed = [...suite.durations].map(([name, duration]) => ({
    name,
    ...countResources(name, suite),
    ...duration,
  }));
  const ok = results.every(({ error }) => !error);
  const gaps = suite.account.gaps.map(({ name, reason }) => ({ name, reason }));
  if (json) {
    console.log(JSON.stringify({ ok, seconds, deployed, steps: results, emulatorGaps: gaps }, null, 2));
    return;
  }
  console.log(`\n${bold("What was deployed into the empty account")}`);
  for (const { name, resources, planInSeconds, deployInSeconds } of deployed) {
    const size = resources === undefined ? "" : `${resources} resources`;
    const plan = planInSeconds === undefined ? "" : `plan ${formatSeconds(planInSeconds)}`;
    console.log(`  ${name.padEnd(24)}${size.padEnd(16)}${plan.padEnd(16)}deploy ${formatSeconds(deployInSeconds)}`);
  }
  console.log(`\n${bold("Where moto differs from AWS, and its answers were put right")}`);
  for (const { name, reason } of gaps) console.log(`  ${name}: ${reason}`);
  console.log(`\n${ok ? green("passed") : red("failed")}: ${results.length} steps in ${formatSeconds(seconds).trim()}`);
}

/** A workspace's resources; the others' are not Terraform's to count. */
function countResources(name: string, { workspaces }: Suite): { readonly resources?: number } {
  const file = workspaceNames.flatMap((each) => (each === name ? workspaces[each].stateFile : []))[0];
  return file && existsSync(file) ? { resources: readState(file).length } : {};
}

function formatSeconds(seconds: number): string {
  return `${seconds.toFixed(1)} s`.padStart(7);
}
