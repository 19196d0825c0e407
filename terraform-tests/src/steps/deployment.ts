import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { namesOf, readDeployables } from "../../../deployment/src/changes/deployables";
import { repository } from "../../../deployment/src/repository";
import { byHand, push } from "../../../deployment/tests/actions/events";
import type { RanJob } from "../github/run-workflows";
import type { Duration, Suite } from "../suite";
import { hashOf } from "../terraform/state";
import { workspaceNames } from "../terraform/workspaces";
import { readDeployment, services } from "./deploy";

const deployables = namesOf(readDeployables());

/** All that deploy.yml runs when somebody chooses `all`, in an empty account: its own commands, as its own roles. */
export async function deployAll(suite: Suite): Promise<string> {
  const commit = suite.hosting.commit({});
  const ran = await suite.hosting.run(byHand("deploy.yml", { deployable: "all" }), commit);
  expectDeployed(ran);
  for (const service of services) {
    const { triggers, status } = await readDeployment(service, suite);
    assert.equal(status, "UPDATE_COMPLETE");
    assert.ok(triggers.length > 0, `expected rollback triggers on the stack of the ${service}`);
  }
  assert.equal(suite.hosting.uploads(), 1);
  for (const name of deployables) suite.durations.set(name, durationOf(name, ran));
  return `${ran.filter(({ environment }) => environment).length} deployables`;
}

/** A lock file that differs may have changed everything. Plans, hashes and tags then show that nothing has. */
export async function deployLockFile(suite: Suite): Promise<string> {
  const before = await lookAtAll(suite);
  const lockFile = readFileSync(join(repository, "package-lock.json"), "utf8");
  const commit = suite.hosting.commit({ "package-lock.json": `${lockFile}\n` });
  const ran = await suite.hosting.run(push(), commit);
  expectDeployed(ran);
  for (const { job, log } of ran.filter(({ environment }) => environment))
    assert.match(
      log,
      /no changes to apply|No changes to deploy|is deployed already/,
      `${job} must deploy nothing:\n${log}`,
    );
  assert.deepEqual(await lookAtAll(suite), before);
  return "six started, nothing deployed";
}

/** Documentation that changes starts nothing. */
export async function deployDocumentation(suite: Suite): Promise<undefined> {
  const commit = suite.hosting.commit({ "README.md": "another", "worker-infra/README.md": "another" });
  const ran = await suite.hosting.run(push(), commit);
  const started = ran.filter(({ result }) => result !== "skipped").map(({ job }) => job);
  assert.deepEqual(started, ["select"]);
  return undefined;
}

/** Each of the six has ended well, after those that it waits for. */
function expectDeployed(ran: readonly RanJob[]): void {
  for (const { job, result, log } of ran) assert.equal(result, "success", `${job}: ${result}\n${log}`);
  const order = ran.flatMap(({ environment }) => environment ?? []);
  assert.deepEqual([...order].sort(), [...deployables].sort());
  const isBefore = (a: string, b: string) => order.indexOf(a) < order.indexOf(b);
  assert.ok(isBefore("worker-infra", "processor-infra") && isBefore("worker-infra", "cv-analytics-worker"));
  assert.ok(isBefore("processor-infra", "cv-analytics-processor") && isBefore("processor-infra", "reporter-infra"));
  assert.ok(isBefore("reporter-infra", "cv-analytics-reporter"));
}

/** How long the steps of a deployable's jobs took. */
function durationOf(deployable: string, ran: readonly RanJob[]): Duration {
  const secondsOf = (job: string) => ran.find((each) => each.job === `${deployable} / ${job}`)?.seconds;
  const planInSeconds = secondsOf("plan / plan");
  return {
    ...(planInSeconds !== undefined && { planInSeconds }),
    deployInSeconds: secondsOf("apply") ?? secondsOf("deploy") ?? 0,
  };
}

async function lookAtAll(suite: Suite) {
  const states = workspaceNames.map((name) => hashOf(suite.workspaces[name].stateFile));
  const functions = await Promise.all(services.map((service) => readDeployment(service, suite)));
  return { states, functions, uploads: suite.hosting.uploads() };
}
