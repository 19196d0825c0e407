/** Who calls: a user or role of the account, or an AWS service such as `cloudwatch.amazonaws.com`. */
export type Caller =
  | { readonly kind: "identity"; readonly arn: string }
  | { readonly kind: "service"; readonly name: string };

/** One entry of a Principal element. */
export type PrincipalPattern =
  | { readonly kind: "anyone" }
  | { readonly kind: "account"; readonly accountId: string }
  | { readonly kind: "identity"; readonly arn: string }
  | { readonly kind: "service"; readonly name: string };

/** How a Principal entry names the caller: itself, by the account it belongs to, or not at all. */
export type PrincipalMatch = "named" | "by account" | "no";

/** Parses a Principal element: `"*"`, or lists of AWS and Service principals. */
export function parsePrincipals(
  element: "*" | { readonly AWS?: readonly string[] | undefined; readonly Service?: readonly string[] | undefined },
): PrincipalPattern[] {
  if (element === "*") return [{ kind: "anyone" }];
  const services = (element.Service ?? []).map((name) => ({ kind: "service" as const, name }));
  return [...(element.AWS ?? []).map(parseAwsPrincipal), ...services];
}

export function matchPrincipal(pattern: PrincipalPattern, caller: Caller): PrincipalMatch {
  if (pattern.kind === "anyone") return "named";
  if (pattern.kind === "service") return caller.kind === "service" && caller.name === pattern.name ? "named" : "no";
  if (caller.kind === "service") return "no";
  if (pattern.kind === "account") return caller.arn.split(":")[4] === pattern.accountId ? "by account" : "no";
  return caller.arn === pattern.arn ? "named" : "no";
}

function parseAwsPrincipal(name: string): PrincipalPattern {
  if (name === "*") return { kind: "anyone" };
  const accountId = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (accountId) return { kind: "account", accountId };
  if (/^arn:aws:iam::\d{12}:(user|role)\/[^*?]+$/.test(name)) return { kind: "identity", arn: name };
  throw new Error(`unknown AWS principal ${name}; expected "*", an account, or the ARN of a user or role`);
}
