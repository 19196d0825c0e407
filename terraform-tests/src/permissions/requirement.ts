import type { RequestContext } from "../../../local-stack/src/iam/conditions";
import type { Permission } from "../../../local-stack/src/iam/permission";

/** One check that AWS makes before it serves a request. */
export interface Requirement extends Permission {
  /** What conditions ask of it beside action and resource, keys in lower case. */
  readonly context?: RequestContext;
}

/** The same action on some resource that has no ARN, or on all of them. */
export function onAll(action: string): Requirement {
  return { action, resource: "*" };
}

/** A request that brings tags takes the right to tag as well. */
export function withTags(requirement: Requirement, tagAction: string, hasTags: boolean): readonly Requirement[] {
  return hasTags ? [requirement, { action: tagAction, resource: requirement.resource }] : [requirement];
}

/** Whether a request in the query protocol brings tags. */
export function bringsTags(parameters: URLSearchParams): boolean {
  return parameters.has("Tags.member.1.Key");
}
