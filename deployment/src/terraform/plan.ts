import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { addToSummary } from "../github/step";
import { readChanges } from "./changes";
import { type PlanOutcome, printCounts, writeOutcome } from "./outcome";
import { askPreflight } from "./preflight";
import { redactAddresses } from "./redact";
import { findWorkspace, prepare, terraform, type Workspace } from "./workspace";

export const planFile = "plan.tfplan";
export const planText = "plan.txt";

/**
 * Plans a workspace into a folder: the plan itself, its text, and what became of it. Nothing is locked or written, so that
 * rights to read are enough. `waitsFor` are workspaces that are applied first; while one is missing, waiting is no failure.
 */
export async function plan(name: string, to: string, waitsFor: readonly string[]): Promise<void> {
  const workspace = findWorkspace(name);
  const folder = resolve(to);
  mkdirSync(folder, { recursive: true });
  const outcome = await planInto(folder, workspace, waitsFor).catch(
    (error: unknown): PlanOutcome => ({ workspace: name, outcome: "failed", message: messageOf(error) }),
  );
  writeOutcome(folder, outcome);
  if (outcome.outcome === "failed") throw new Error(outcome.message);
  const told =
    outcome.outcome === "changes"
      ? printCounts(outcome.counts)
      : outcome.outcome === "clean"
        ? "no changes"
        : outcome.message;
  console.log(`${name}: ${told}`);
  addToSummary(`**${name}**: ${told}`);
}

async function planInto(folder: string, workspace: Workspace, waitsFor: readonly string[]): Promise<PlanOutcome> {
  const { name, settings } = workspace;
  const obstacle = await askPreflight(name);
  if (obstacle?.missing && waitsFor.length > 0)
    return { workspace: name, outcome: "waits", message: `can be planned once ${waitsFor.join(" and ")} is applied` };
  if (obstacle) throw new Error(obstacle.said);

  await prepare(workspace);
  const file = join(folder, planFile);
  const options = [
    "-input=false",
    "-no-color",
    "-lock=false",
    `-var-file=${settings}`,
    "-detailed-exitcode",
    `-out=${file}`,
  ];
  console.log("terraform plan ...");
  const { status, output } = await terraform(workspace, ["plan", ...options]);
  if (status === 0) return { workspace: name, outcome: "clean" };
  if (status !== 2) throw new Error(`terraform plan failed:\n${redactAddresses(output.trim())}`);

  const text = redactAddresses((await terraform(workspace, ["show", "-no-color", file])).stdout);
  writeFileSync(join(folder, planText), text);
  console.log(text);
  addToSummary(`\`\`\`\`terraform\n${text}\n\`\`\`\``);
  const { stdout } = await terraform(workspace, ["show", "-json", file]);
  return { workspace: name, outcome: "changes", counts: countChanges(stdout) };
}

/** As Terraform counts: what is replaced is destroyed and added. */
function countChanges(json: string) {
  const resources = readChanges(json).filter(({ address }) => !address.startsWith("output."));
  const count = (action: string) => resources.filter(({ actions }) => actions.includes(action)).length;
  return { add: count("create"), change: count("update"), destroy: count("delete") };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
