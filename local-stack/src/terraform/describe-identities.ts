import type { IamPrincipal } from "../iam/authorise";
import { type Policy, parsePolicy } from "../iam/policy";
import { nameOf, type Resource, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** A role: an identity and who may take it on. */
export interface RoleDescription extends IamPrincipal {
  readonly trust: Policy;
}

/** A policy of its own, which an identity may have attached. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly policy: Policy;
}

/** What IAM holds. */
export interface Identities {
  readonly users: readonly IamPrincipal[];
  readonly roles: readonly RoleDescription[];
  readonly managedPolicies: ReadonlyMap<string, ManagedPolicy>;
}

export function describeIdentities(resources: ResourceFinder): Identities {
  const managedPolicies = new Map(
    resources("aws_iam_policy").map((resource) => [
      textAttribute(resource, "name"),
      { arn: textAttribute(resource, "arn"), policy: identityPolicyOf(resource) },
    ]),
  );
  const identity = (kind: "user" | "role") => (resource: Resource) => {
    checkNothingIsOverlooked(resource);
    const name = textAttribute(resource, "name");
    const policies = [
      ...inlinePolicies(resources, kind, name),
      ...attachedPolicies(resources, kind, name, managedPolicies),
    ];
    return { name, arn: textAttribute(resource, "arn"), policies };
  };
  for (const kind of ["user", "role"] as const) checkOwners(resources, kind);
  return {
    users: resources("aws_iam_user").map(identity("user")),
    roles: resources("aws_iam_role").map((role) => ({ ...identity("role")(role), trust: trustOf(role) })),
    managedPolicies,
  };
}

function inlinePolicies(resources: ResourceFinder, kind: string, owner: string): Policy[] {
  return resources(`aws_iam_${kind}_policy`)
    .filter((resource) => textAttribute(resource, kind) === owner)
    .map(identityPolicyOf);
}

function attachedPolicies(
  resources: ResourceFinder,
  kind: string,
  owner: string,
  managed: ReadonlyMap<string, ManagedPolicy>,
): Policy[] {
  const attachments = resources(`aws_iam_${kind}_policy_attachment`);
  return attachments
    .filter((resource) => textAttribute(resource, kind) === owner)
    .map((attachment) => {
      const policyArn = textAttribute(attachment, "policy_arn");
      const found = [...managed.values()].find(({ arn }) => arn === policyArn);
      if (found) return found.policy;
      // AWS's own managed policies are not in the stacks, and all of them grant more than one resource.
      throw new Error(`${nameOf(attachment)}: no workspace declares the policy ${policyArn}`);
    });
}

/** A policy for an identity that is not there would grant nothing, unnoticed. */
function checkOwners(resources: ResourceFinder, kind: "user" | "role"): void {
  const owners = new Set(resources(`aws_iam_${kind}`).map((resource) => textAttribute(resource, "name")));
  const policies = [...resources(`aws_iam_${kind}_policy`), ...resources(`aws_iam_${kind}_policy_attachment`)];
  for (const policy of policies) {
    const owner = textAttribute(policy, kind);
    if (!owners.has(owner)) throw new Error(`${nameOf(policy)}: there is no ${kind} ${owner}`);
  }
}

function trustOf(role: Resource): Policy {
  return parsePolicy(textAttribute(role, "assume_role_policy"), "trust", nameOf(role));
}

/** Terraform takes these inside a user or role, where they would be overlooked here: they bear on every verdict. */
const overlooked = ["inline_policy", "managed_policy_arns", "permissions_boundary"];

function checkNothingIsOverlooked(identity: Resource): void {
  const found = overlooked.find((argument) => identity.arguments[argument] !== undefined);
  if (found) throw new Error(`${nameOf(identity)}: ${found} is not supported`);
}

function identityPolicyOf(resource: Resource): Policy {
  return parsePolicy(textAttribute(resource, "policy"), "identity", nameOf(resource));
}
