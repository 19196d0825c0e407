import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stackOf } from "../../../deployment/src/terraform/workspace";
import type { Suite } from "../suite";
import { addressBucketsByPath, synthesise, workspaceNames } from "../terraform/workspaces";

const limitInSeconds = 3;

/** Each workspace is synthesised in less than 3 s, with its state in a file at a relative path. */
export async function synthesiseAll(suite: Suite): Promise<string> {
  const seconds: number[] = [];
  for (const name of workspaceNames) {
    const startedAt = performance.now();
    const folder = await synthesise(name, suite.home, suite);
    seconds.push((performance.now() - startedAt) / 1_000);
    const { backend } = readSettings(folder);
    assert.deepEqual(backend, { local: { path: `../../../terraform.${stackOf(name)}.tfstate` } });
    addressBucketsByPath(folder);
  }
  const slowest = Math.max(...seconds);
  assert.ok(slowest < limitInSeconds, `expected less than ${limitInSeconds} s a workspace, but one took ${slowest} s`);
  return `${slowest.toFixed(1)} s at most`;
}

/** With an organisation the state is in Terraform Cloud, in a workspace named after the stack. */
export async function synthesiseForTheCloud(suite: Suite): Promise<undefined> {
  const home = join(suite.home, "cloud");
  const env = { ...suite.env, TF_CLOUD_ORGANIZATION: "an-organization" };
  for (const name of workspaceNames) {
    const { backend, cloud } = readSettings(await synthesise(name, home, { ...suite, env }));
    assert.equal(backend, undefined);
    assert.deepEqual(cloud, { organization: "an-organization", workspaces: { name: stackOf(name) } });
  }
}

function readSettings(folder: string) {
  return JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")).terraform;
}

/** Terraform finds its provider and nothing wrong. */
export async function initialise(suite: Suite): Promise<undefined> {
  for (const name of workspaceNames) {
    const workspace = suite.workspaces[name];
    await workspace.init();
    await workspace.validate();
  }
}
