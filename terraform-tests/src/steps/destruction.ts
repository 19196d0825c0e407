import assert from "node:assert/strict";
import { DeleteTableCommand, DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import type { Suite } from "../suite";
import { hashOf, readState } from "../terraform/state";
import { addressBucketsByPath, synthesise } from "../terraform/workspaces";
import { usualVariables } from "../usual-variables";
import { expectOthersUntouched } from "./independence";

const name = "reporter-infra";
const tables = ["cv-analytics-query-events", "cv-analytics-analytics", "cv-analytics-reports"];

/** While the protection is on, Terraform refuses to destroy a workspace with tables, touching nothing; AWS refuses as well. */
export async function refuseDestruction({ workspaces, clients }: Suite): Promise<undefined> {
  for (const each of [workspaces["processor-infra"], workspaces["reporter-infra"]]) {
    const before = hashOf(each.stateFile);
    assert.match(await each.byHand.failToDestroy(usualVariables[each.name]), /prevent_destroy/);
    assert.equal(hashOf(each.stateFile), before, `${each.name}: a refused destroy must touch nothing`);
  }
  for (const TableName of tables) {
    const refused = clients.dynamodb.send(new DeleteTableCommand({ TableName }));
    await assert.rejects(refused, /deletion protection|DeletionProtection/i, `${TableName} must be protected`);
  }
}

/** With the protection lifted reporter-infra goes and comes again, and the rest does not notice. */
export async function destroyAndApplyAgain(suite: Suite): Promise<undefined> {
  const { env, clients } = suite;
  const workspace = suite.workspaces[name];
  const usual = usualVariables[name];
  const addresses = readState(workspace.stateFile).map(({ address }) => address);
  const synthesiseAs = async (more: Readonly<Record<string, string>>) => {
    const folder = await synthesise(name, suite.home, { ...suite, env: { ...env, ...more } });
    addressBucketsByPath(folder);
  };
  await expectOthersUntouched(name, suite, async () => {
    await synthesiseAs({ ALLOW_DESTROY: "true" });
    await workspace.byHand.apply({ ...usual, deletion_protection: false });
    await workspace.byHand.destroy({ ...usual, deletion_protection: false });
    assert.deepEqual(readState(workspace.stateFile), []);
    const gone = clients.dynamodb.send(new DescribeTableCommand({ TableName: "cv-analytics-reports" }));
    await assert.rejects(gone, { name: "ResourceNotFoundException" });

    await synthesiseAs({});
    await workspace.apply(usual);
    const again = readState(workspace.stateFile).map(({ address }) => address);
    assert.deepEqual(again.sort(), addresses.sort());
  });
}
