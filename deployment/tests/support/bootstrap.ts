import { readDeployables } from "../../src/changes/deployables";
import { readRoles } from "./roles";
import type { Bootstrap } from "./roles-template";
import { ours } from "./tokens";

/** The bootstrap for our repository; its region has the longest name, for the limits. */
export const bootstrap: Bootstrap = {
  region: "ap-southeast-2",
  accountId: "123456789012",
  parameters: { Owner: ours.owner, OwnerId: ours.ownerId, Repository: ours.name, RepositoryId: ours.id },
};

/** The same with other values of some parameters. */
export function bootstrapWith(parameters: Readonly<Record<string, string>>): Bootstrap {
  return { ...bootstrap, parameters: { ...bootstrap.parameters, ...parameters } };
}

export const roles = readRoles(bootstrap);

export const plan = "cv-analytics-plan";

export const deployables = readDeployables().all.map(({ name }) => name);

export function deployRoleOf(deployable: string): string {
  return `cv-analytics-deploy-${deployable}`;
}
