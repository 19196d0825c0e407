import { addToSummary } from "../github/step";
import { type PlanOutcome, printCounts } from "../terraform/outcome";

export interface Finding {
  readonly workspace: string;
  readonly state: "clean" | "drift" | "could not check";
  readonly message: string;
}

/** What a plan tells of drift. Only a plan that was made and is empty is clean. */
export function findDrift(workspace: string, outcome: PlanOutcome | undefined): Finding {
  if (!outcome)
    return { workspace, state: "could not check", message: "its plan was not made; the log of the job says why" };
  switch (outcome.outcome) {
    case "clean":
      return { workspace, state: "clean", message: "what is there is what main describes" };
    case "changes":
      return { workspace, state: "drift", message: printCounts(outcome.counts) };
    default:
      return { workspace, state: "could not check", message: outcome.message };
  }
}

/** Tells how each workspace is found. Throws unless all of them are clean. */
export function reportDrift(findings: readonly Finding[]): void {
  for (const { workspace, state, message } of findings)
    console.log(`${workspace.padEnd(18)}${state.padEnd(17)}${message}`);
  const rows = findings.map(({ workspace, state, message }) => `| ${workspace} | ${state} | ${firstLine(message)} |`);
  addToSummary(["| workspace | state | |", "|---|---|---|", ...rows].join("\n"));
  const others = findings.filter(({ state }) => state !== "clean");
  if (others.length > 0) throw new Error(others.map(({ workspace, state }) => `${workspace}: ${state}`).join(", "));
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replaceAll("|", "\\|");
}
