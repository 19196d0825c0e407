import { CloudBackend, LocalBackend, NamedCloudWorkspace, type TerraformStack } from "cdktf";

/**
 * Keeps the stack's state in the Terraform Cloud workspace of the stack's name, or without an organisation in a local
 * file. Terraform reads the path from `cdktf.out/stacks/<name>`; the file lies beside `cdktf.out`, which may be deleted.
 */
export function keepStateOf(stack: TerraformStack, organization: string | undefined): void {
  const name = stack.node.id;
  if (organization) new CloudBackend(stack, { organization, workspaces: new NamedCloudWorkspace(name) });
  else new LocalBackend(stack, { path: `../../../terraform.${name}.tfstate` });
}
