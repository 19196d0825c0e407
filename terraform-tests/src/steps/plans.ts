import assert from "node:assert/strict";
import type { Change } from "../../../deployment/src/terraform/changes";
import { actingAs, planRole } from "../callers";
import { askForBlocks, hclFolderOf, writeHcl } from "../hcl/write-hcl";
import type { Suite } from "../suite";
import { terraformIn } from "../terraform/terraform";
import { addressBucketsByPath, type WorkspaceName, workspaceNames } from "../terraform/workspaces";
import { usualVariables } from "../usual-variables";

/** A second plan of what was applied: no changes, in no workspace and without an exception. */
export async function planAgain(suite: Suite): Promise<undefined> {
  await expectNoChanges(workspaceNames, suite);
}

/** Plans workspaces at the same time, each as it was applied last, and expects no change. */
export async function expectNoChanges(names: readonly WorkspaceName[], { workspaces }: Suite): Promise<void> {
  const plans = await Promise.all(names.map((name) => workspaces[name].planAgain()));
  for (const [index, changes] of plans.entries()) expectNone(changes, `${names[index]}`);
}

/**
 * The HCL of each workspace is valid, and its plan against the state that the JSON was applied to shows no changes: the
 * same resources, attribute by attribute.
 */
export async function planHcl(suite: Suite): Promise<undefined> {
  const blocks = await askForBlocks(suite.workspaces["worker-infra"]);
  for (const name of workspaceNames) {
    writeHcl(name, suite.home, blocks);
    const folder = hclFolderOf(name, suite.home);
    addressBucketsByPath(folder);
    const terraform = terraformIn({ ...suite, folder, env: actingAs(planRole, suite.env) });
    await terraform.init();
    await terraform.run("fmt");
    await terraform.validate();
    expectNone(await terraform.plan(usualVariables[name]), `${name} as HCL`);
  }
}

function expectNone(changes: readonly Change[], what: string): void {
  assert.deepEqual(changes, [], `${what}: expected a plan without changes`);
}
