import type { Clients } from "../clients";
import { accountId, region } from "../emulator/account";
import type { WorkspaceName } from "../terraform/workspaces";

/** Looks at resources by the AWS API. */
export interface Check {
  /** What it looks at, as `resourcesOf` names it. */
  readonly covers: readonly string[];
  /** Throws unless they are as design.md has them. */
  readonly look: (clients: Clients) => Promise<void>;
}

/** Resources of a workspace by their Terraform addresses. */
export function resourcesOf(workspace: WorkspaceName, ...addresses: readonly string[]): readonly string[] {
  return addresses.map((address) => `${workspace} ${address}`);
}

export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

/** IAM is the same in all regions, and its ARNs name none. */
export function iamArnOf(resource: string): string {
  return `arn:aws:iam::${accountId}:${resource}`;
}

export function queueUrlOf(name: string): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}
