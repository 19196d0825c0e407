import assert from "node:assert/strict";
import { join } from "node:path";
import { tryCommand } from "../command";
import { repository } from "../repository";
import { type Suite, usualVariables } from "../suite";
import type { WorkspaceName } from "../terraform/workspaces";

/** In an empty account the two later workspaces say which to apply first: the preflight, and if it was left out Terraform. */
export async function refuseWrongOrder(suite: Suite): Promise<undefined> {
  const processor = await preflight("processor-infra", suite);
  assert.equal(processor.status, 1, processor.output);
  assert.match(processor.output, /apply worker-infra first/);
  const reporter = await preflight("reporter-infra", suite);
  assert.equal(reporter.status, 1, reporter.output);
  assert.match(reporter.output, /apply worker-infra, then processor-infra first/);
  const said = await suite.workspaces["processor-infra"].failToApply(usualVariables["processor-infra"]);
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
  return tryCommand("npm", args, { ...suite, cwd: join(repository) });
}
