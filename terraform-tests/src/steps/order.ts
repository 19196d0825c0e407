import assert from "node:assert/strict";
import { join } from "node:path";
import { tryCommand } from "../../../deployment/src/command";
import { repository } from "../../../deployment/src/repository";
import { actingAs, planRole } from "../callers";
import type { Suite } from "../suite";
import type { WorkspaceName } from "../terraform/workspaces";
import { usualVariables } from "../usual-variables";

/** In an empty account the two later workspaces say which to apply first: the preflight, and if it was left out Terraform. */
export async function refuseWrongOrder(suite: Suite): Promise<undefined> {
  const processor = await preflight("processor-infra", suite);
  assert.equal(processor.status, 1, processor.output);
  assert.match(processor.output, /apply worker-infra first/);
  const reporter = await preflight("reporter-infra", suite);
  assert.equal(reporter.status, 1, reporter.output);
  assert.match(reporter.output, /apply worker-infra, then processor-infra first/);
  const said = await suite.workspaces["processor-infra"].byHand.failToApply(usualVariables["processor-infra"]);
  assert.match(said, /cv-analytics-queue\.fifo/);
}

/** When what a workspace needs is there its preflight agrees. */
export async function passPreflights(suite: Suite): Promise<undefined> {
  for (const name of ["processor-infra", "reporter-infra"] as const) {
    const { status, output } = await preflight(name, suite);
    assert.equal(status, 0, output);
  }
}

function preflight(name: WorkspaceName, suite: Suite) {
  const args = ["run", "--silent", "preflight", "-w", name];
  return tryCommand("npm", args, { ...suite, env: actingAs(planRole, suite.env), cwd: join(repository) });
}
