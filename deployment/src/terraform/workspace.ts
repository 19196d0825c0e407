import { join } from "node:path";
import { namesOf, readDeployables } from "../changes/deployables";
import { type Outcome, tryCommand } from "../command";
import { redactAddresses } from "../redact";
import { repository } from "../repository";

/** A Terraform workspace of the repository. */
export interface Workspace {
  readonly name: string;
  /** Where synthesis writes it and Terraform runs. */
  readonly folder: string;
  /** The owner's values of its variables, seen from `folder`. */
  readonly settings: string;
}

/** Finds a workspace by its folder's name. Throws when there is none. */
export function findWorkspace(name: string): Workspace {
  const names = namesOf(readDeployables(), "terraform");
  if (!names.includes(name)) throw new Error(`expected a workspace, one of ${names.join(", ")}, but got "${name}"`);
  return {
    name,
    folder: join(repository, name, "cdktf.out/stacks", stackOf(name)),
    settings: "../../../settings.tfvars",
  };
}

/** The Terraform stack of a workspace; in Terraform Cloud the name of its workspace as well. */
export function stackOf(workspace: string): string {
  return `cv-analytics-${workspace.replace("-infra", "")}`;
}

/** Synthesises a workspace and connects it with its state and its provider. Throws with what was said. */
export async function prepare({ name, folder }: Workspace): Promise<void> {
  refuseLocalState();
  await expectSuccess("npm", ["run", "--silent", "synth", "--workspace", name], repository);
  await expectSuccess("terraform", ["init", "-input=false", "-no-color"], folder);
}

/** Runs Terraform in a workspace; what it says is shown line by line, without addresses, unless it is for a machine. */
export function terraform({ folder }: Workspace, args: readonly string[], { show = false } = {}): Promise<Outcome> {
  const onLine = (line: string) => console.log(redactAddresses(line));
  return tryCommand("terraform", args, { cwd: folder, env: terraformEnvironment(), ...(show && { onLine }) });
}

/** A runner of GitHub is gone after the job, and with it a state that is a file. */
function refuseLocalState(): void {
  if (process.env.GITHUB_ACTIONS !== "true" || process.env.TF_CLOUD_ORGANIZATION) return;
  throw new Error(
    "TF_CLOUD_ORGANIZATION: expected an organization in .github/account.json; a local state would be lost",
  );
}

async function expectSuccess(command: string, args: readonly string[], cwd: string): Promise<void> {
  console.log(`${command} ${args.join(" ")} ...`);
  const { status, output } = await tryCommand(command, args, { cwd, env: terraformEnvironment() });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${redactAddresses(output.trim())}`);
}

/** Terraform's region is that of the credentials; nobody is asked and nothing is reported home. */
export function terraformEnvironment(): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  const region = env.AWS_REGION ? { TF_VAR_aws_region: env.AWS_REGION } : {};
  return { ...env, ...region, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
}
