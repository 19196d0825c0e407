import { evaluate } from "../../../local-stack/src/iam/evaluate";
import type { Role } from "./roles";

/** A run of a workflow, as far as the token of its job tells of it. */
export interface Run {
  readonly repository?: Repository;
  readonly event?: "push" | "pull_request";
  readonly ref?: string;
  readonly environment?: string;
  readonly audience?: string;
  /** Whether its token names owner and repository with their numbers. */
  readonly hasImmutableSubject?: boolean;
}

export interface Repository {
  readonly owner: string;
  readonly ownerId: string;
  readonly name: string;
  readonly id: string;
}

export const ours: Repository = { owner: "somebody", ownerId: "1001", name: "cv-analytics", id: "2002" };

const main = "refs/heads/main";

const issuer = "token.actions.githubusercontent.com";

/** The roles that a run may assume. */
export function rolesOpenTo(run: Run, roles: readonly Role[]): readonly string[] {
  const request = {
    caller: { kind: "service", name: issuer },
    action: "sts:AssumeRoleWithWebIdentity",
    resource: "*",
    context: claimsOf(run),
  } as const;
  const isOpen = ({ trust }: Role) =>
    evaluate(request, { identityPolicies: [trust.policy], resourcePolicies: [] }).decision === "allowed";
  return roles.filter(isOpen).map(({ name }) => name);
}

/** What STS reads from the token (GitHub docs, OpenID Connect reference; IAM user guide, keys for OIDC federation). */
function claimsOf(run: Run): Readonly<Record<string, string>> {
  const { repository = ours, ref = main, environment, audience = "sts.amazonaws.com" } = run;
  const claims = {
    aud: audience,
    sub: subjectOf(run),
    ref,
    repository: `${repository.owner}/${repository.name}`,
    repository_id: repository.id,
    ...(environment !== undefined && { environment }),
  };
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [`${issuer}:${name}`, value]));
}

function subjectOf({ repository = ours, event = "push", ref = main, environment, hasImmutableSubject = true }: Run) {
  const { owner, ownerId, name, id } = repository;
  const whose = hasImmutableSubject ? `${owner}@${ownerId}/${name}@${id}` : `${owner}/${name}`;
  const what = event === "pull_request" ? event : `ref:${ref}`;
  return `repo:${whose}:${environment === undefined ? what : `environment:${environment}`}`;
}
