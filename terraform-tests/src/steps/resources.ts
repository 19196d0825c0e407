import assert from "node:assert/strict";
import { bucketChecks } from "../checks/buckets";
import { type Check, resourcesOf } from "../checks/check";
import { checkFunctions } from "../checks/functions";
import { identityChecks } from "../checks/identities";
import { logChecks } from "../checks/logs";
import { monitoringChecks } from "../checks/monitoring";
import { queueChecks } from "../checks/queues";
import { scheduleChecks } from "../checks/schedules";
import { readCapacities, sum, tableChecks } from "../checks/tables";
import { topicChecks } from "../checks/topics";
import type { Step } from "../run-steps";
import type { Suite } from "../suite";
import { readState } from "../terraform/state";
import { workspaceNames } from "../terraform/workspaces";

const kinds: Readonly<Record<string, readonly Check[]>> = {
  queues: queueChecks,
  topics: topicChecks,
  tables: tableChecks,
  identities: identityChecks,
  schedules: scheduleChecks,
  buckets: bucketChecks,
  "audit log": logChecks,
  "alarms, dashboard and saved queries": monitoringChecks,
};

/** One step for each kind of resource, as the AWS API describes it. */
export const lookAtResources: readonly Step<Suite>[] = Object.entries(kinds).map(([kind, checks]) => ({
  name: `the AWS API describes the ${kind} of design.md`,
  run: async ({ clients }) => {
    for (const { look } of checks) await look(clients);
    return undefined;
  },
}));

export async function lookAtFunctions({ clients }: Suite): Promise<undefined> {
  await checkFunctions(clients);
}

/** What the steps before looked at is all that Terraform made. */
export async function expectAllLookedAt({ workspaces }: Suite): Promise<string> {
  const made = workspaceNames.flatMap((name) => {
    const addresses = readState(workspaces[name].stateFile).map(({ address }) => address);
    return resourcesOf(name, ...addresses);
  });
  const looked = Object.values(kinds).flatMap((checks) => checks.flatMap(({ covers }) => covers));
  assert.deepEqual(made.toSorted(), looked.sort());
  return `${made.length} resources`;
}

const freeUnits = 25;

/** In free-tier all tables and indexes together stay within what is always free, and nothing costs by its size. */
export async function expectFreeTier({ clients }: Suite): Promise<string> {
  const capacities = await readCapacities(clients);
  const [read, write] = [sum(capacities.map((each) => each.read)), sum(capacities.map((each) => each.write))];
  for (const { mode, pointInTimeRecovery } of capacities) {
    assert.deepEqual([mode, pointInTimeRecovery], ["PROVISIONED", false]);
  }
  assert.ok(read > 0 && read <= freeUnits && write > 0 && write <= freeUnits, `${read} RCU and ${write} WCU`);
  return `${read} RCU and ${write} WCU of ${freeUnits}`;
}

/** In on-demand every table and index is paid by request and can be brought back. */
export async function expectOnDemand({ clients }: Suite): Promise<undefined> {
  for (const capacity of await readCapacities(clients)) {
    assert.deepEqual(capacity, { mode: "PAY_PER_REQUEST", read: 0, write: 0, pointInTimeRecovery: true });
  }
}
