import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { stackOf } from "../../../deployment/src/terraform/workspace";
import { deployRoleOf } from "../callers";
import type { Step } from "../run-steps";
import type { Suite } from "../suite";
import { changeCode, restoreCode } from "../terraform/code-changes";
import { hashOf } from "../terraform/state";
import type { Variables } from "../terraform/terraform";
import { type WorkspaceName, workspaceNames } from "../terraform/workspaces";
import { usualVariables } from "../usual-variables";
import { expectNoChanges } from "./plans";

/** Other values than the usual ones; all of them change something in AWS. */
const otherVariables: Readonly<Record<WorkspaceName, Variables>> = {
  "worker-infra": { alarm_emails: ["oncall@example.org", "stand-in@example.org"] },
  "processor-infra": { capacity_mode: "on-demand" },
  "reporter-infra": { capacity_mode: "on-demand" },
};

/** A change of code and variables in one workspace changes neither the state of the others nor what they would do. */
export function changeAlone(name: WorkspaceName): Step<Suite> {
  return {
    name: `a change in ${name} stays in its own state, and the others plan nothing`,
    run: async (suite) => {
      await expectOthersUntouched(name, suite, async () => {
        const before = hashOf(suite.workspaces[name].stateFile);
        changeCode(suite.workspaces[name].folder);
        await suite.workspaces[name].apply(otherVariables[name]);
        assert.notEqual(hashOf(suite.workspaces[name].stateFile), before, `expected ${name} to change`);
      });
      return undefined;
    },
  };
}

/** Does something to one workspace and expects the others as they were: their state files, and nothing in their plans. */
export async function expectOthersUntouched(
  name: WorkspaceName,
  suite: Suite,
  change: () => Promise<void>,
): Promise<void> {
  const others = workspaceNames.filter((other) => other !== name);
  const hashes = () => others.map((other) => hashOf(suite.workspaces[other].stateFile));
  const before = hashes();
  await change();
  assert.deepEqual(hashes(), before, `${name} must not write the state of ${others.join(" or ")}`);
  await expectNoChanges(others, suite);
}

interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * Three applies at the same time, each with something to change: one is held in its middle, with its lock on its state,
 * and the other two come to their ends meanwhile.
 */
export async function applyAtOnce(suite: Suite): Promise<string> {
  const [held, ...others] = workspaceNames;
  const { workspaces, account } = suite;
  for (const name of workspaceNames) restoreCode(workspaces[name].folder);
  // Of the edge's user, which only worker-infra has; the role that plans asks for it as well, and before the lock.
  const hold = account.hold(
    ({ headers, body }) =>
      headers.authorization?.includes(`=${deployRoleOf(held)}/`) === true &&
      /Action=GetUser&.*UserName=cv-analytics-edge/.test(body.toString("utf8")),
  );
  const applyTimed = async (name: WorkspaceName): Promise<Interval> => {
    const start = performance.now();
    await workspaces[name].apply(usualVariables[name]);
    return { start, end: performance.now() };
  };
  const first = applyTimed(held);
  try {
    await Promise.race([hold.reached, first]);
    const free = await Promise.all(others.map(applyTimed));
    const { stateFile } = workspaces[held];
    const lock = join(dirname(stateFile), `.terraform.${stackOf(held)}.tfstate.lock.info`);
    assert.ok(existsSync(lock), `expected ${held} to be in the middle of its apply still`);
    hold.release();
    const intervals = [await first, ...free];
    for (const a of intervals) for (const b of intervals) assert.ok(a.start < b.end && b.start < a.end);
  } finally {
    hold.release();
  }
  await expectNoChanges(workspaceNames, suite);
  return `${others.join(" and ")} ended while ${held} was held`;
}
