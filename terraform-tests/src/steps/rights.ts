import assert from "node:assert/strict";
import { readRoles } from "../../../deployment/tests/support/roles";
import { accountId, region } from "../emulator/account";
import { judge } from "../permissions/judgement";
import { explainUnused } from "../permissions/unseen";
import type { Suite } from "../suite";

/** The bootstrap in the emulated account; whom the roles trust is not asked here. */
export const bootstrap = {
  region,
  accountId,
  parameters: { Owner: "owner", OwnerId: "1", Repository: "repository", RepositoryId: "2" },
};

/** By the policies of the bootstrap AWS would have served every request of a role, and a right that no step used has a reason. */
export async function expectExactRights({ account: { calls } }: Suite): Promise<string> {
  const roles = readRoles(bootstrap);
  const { refused, used, unused } = judge(calls, roles);
  assert.deepEqual(refused, [], "AWS would have refused these");
  const { counts, unexplained, needless } = explainUnused(unused);
  assert.deepEqual(unexplained, [], "no step used these rights, and unseen.ts gives no reason for them");
  assert.deepEqual(needless, [], "unseen.ts explains these, which were used or are not given");
  const rest = [...counts].map(([reason, count]) => `${count} ${reason}`);
  return `${calls.length} requests of ${roles.length} roles used ${used.length} rights; of the rest ${rest.join(", ")}`;
}
