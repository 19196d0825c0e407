import { join, resolve } from "node:path";
import { readOutcome } from "./outcome";
import { planFile } from "./plan";
import { findWorkspace, prepare, terraform } from "./workspace";

/** Applies exactly the plan that lies in a folder; Terraform refuses it when the state has changed since. */
export async function apply(name: string, from: string): Promise<void> {
  const workspace = findWorkspace(name);
  const folder = resolve(from);
  const planned = readOutcome(folder);
  if (planned.workspace !== name) throw new Error(`${folder} holds a plan of ${planned.workspace}, not of ${name}`);
  if (planned.outcome === "clean") return console.log(`${name}: the plan has no changes to apply`);
  if (planned.outcome !== "changes") throw new Error(`${name}: there is no plan to apply: ${planned.message}`);

  await prepare(workspace);
  const options = ["-input=false", "-no-color", "-lock-timeout=5m"];
  const { status, output } = await terraform(workspace, ["apply", ...options, join(folder, planFile)], { show: true });
  if (/Saved plan is stale/i.test(output))
    throw new Error(
      `${name}: the state has changed since the plan was made: run Deploy by hand for ${name}, which plans anew`,
    );
  if (status !== 0) throw new Error(`${name}: terraform apply failed; what it says is above`);
}
