/**
 * Everyone signs with an access key whose id is their name, which the emulator takes: so each request tells who made it.
 * What no role does, a person does, and so do the looks of the steps.
 */
export const person = "emulated";

/** Reads all three workspaces and changes nothing. */
export const planRole = "cv-analytics-plan";

/** Changes one deployable. */
export function deployRoleOf(deployable: string): string {
  return `cv-analytics-deploy-${deployable}`;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of a command that `caller` runs. */
export function actingAs(caller: string, env: Environment): Environment {
  return { ...env, AWS_ACCESS_KEY_ID: caller };
}
