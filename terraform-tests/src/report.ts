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

/** What was applied and how long it took, as a table or as JSON. */
export function printReport(suite: Suite, results: readonly StepResult[], seconds: number, json: boolean): void {
  const workspaces = workspaceNames.map((name) => {
    const { stateFile } = suite.workspaces[name];
    const applied = results.find((result) => result.name === `${name} is applied`);
    return { name, resources: existsSync(stateFile) ? readState(stateFile).length : 0, seconds: applied?.seconds };
  });
  const ok = results.every(({ error }) => !error);
  const gaps = suite.account.gaps.map(({ name, reason }) => ({ name, reason }));
  if (json) {
    console.log(JSON.stringify({ ok, seconds, workspaces, steps: results, emulatorGaps: gaps }, null, 2));
    return;
  }
  console.log(`\n${bold("What was applied")}`);
  for (const { name, resources, seconds: taken } of workspaces) {
    console.log(`  ${name.padEnd(18)}${String(resources).padStart(3)} resources  ${formatSeconds(taken)}`);
  }
  console.log(`\n${bold("Where moto differs from AWS, and its answers were put right")}`);
  for (const { name, reason } of gaps) console.log(`  ${name}: ${reason}`);
  console.log(`\n${ok ? green("passed") : red("failed")}: ${results.length} steps in ${formatSeconds(seconds).trim()}`);
}

function formatSeconds(seconds: number | undefined): string {
  return seconds === undefined ? "-".padStart(7) : `${seconds.toFixed(1)} s`.padStart(7);
}
