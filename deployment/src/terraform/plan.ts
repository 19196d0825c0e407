import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { codeBlock } from "../github/markdown";
import { addToSummary } from "../github/step";
import { redactAddresses } from "../redact";
import { readChanges } from "./changes";
import { type PlanOutcome, printCounts, writeOutcome } from "./outcome";
import { askPreflight } from "./preflight";
import { findWorkspace, prepare, terraform, type Workspace } from "./workspace";

export const planFile = "plan.tfplan";
export const planText = "plan.txt";

export interface PlanOptions {
  /** Where the plan's text, what became of it, and if `keep` says so the plan itself are left. */
  readonly to: string;
  readonly keep: boolean;
  /** Whether it is no failure that another workspace must be applied first, as before a merge. */
  readonly mayWait: boolean;
}

/** Plans a workspace. Nothing is locked or written, so that rights to read are enough. Throws when it cannot be planned. */
export async function plan(name: string, { to, keep, mayWait }: PlanOptions): Promise<void> {
  const workspace = findWorkspace(name);
  const folder = resolve(to);
  mkdirSync(folder, { recursive: true });
  const outcome = await planInto(folder, workspace, mayWait).catch(
    (error: unknown): PlanOutcome => ({ workspace: name, outcome: "failed", message: messageOf(error) }),
  );
  // It names subscribers, and in a public repository everyone can read what is kept.
  if (!keep) rmSync(join(folder, planFile), { force: true });
  writeOutcome(folder, outcome);
  if (outcome.outcome === "failed") throw new Error(outcome.message);
  console.log(`${name}: ${describe(outcome)}`);
  addToSummary(`**${name}**: ${describe(outcome)}`);
}

function describe(outcome: PlanOutcome): string {
  if (outcome.outcome === "clean") return "no changes";
  return outcome.outcome === "changes" ? printCounts(outcome.counts) : outcome.message;
}

async function planInto(folder: string, workspace: Workspace, mayWait: boolean): Promise<PlanOutcome> {
  const { name, settings } = workspace;
  const obstacle = await askPreflight(name);
  if (obstacle?.missing && mayWait) return { workspace: name, outcome: "waits", message: obstacle.verdict };
  if (obstacle) throw new Error(obstacle.said);

  await prepare(workspace);
  const file = join(folder, planFile);
  const values = [
    `-var-file=${settings}`,
    ...(process.env.AWS_REGION ? [`-var=aws_region=${process.env.AWS_REGION}`] : []),
  ];
  const options = ["-input=false", "-no-color", "-lock=false", ...values, "-detailed-exitcode", `-out=${file}`];
  console.log("terraform plan ...");
  const { status, output } = await terraform(workspace, ["plan", ...options]);
  if (status === 0) return { workspace: name, outcome: "clean" };
  if (status !== 2) throw new Error(`terraform plan failed:\n${redactAddresses(output.trim())}`);

  const text = redactAddresses((await terraform(workspace, ["show", "-no-color", file])).stdout);
  writeFileSync(join(folder, planText), text);
  console.log(text);
  addToSummary(codeBlock(text, "terraform"));
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
