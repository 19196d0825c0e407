/** One statement of a policy, by AWS's own names. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  /** Everywhere but in a trust policy. */
  readonly Resource?: readonly string[];
  /** Only in a trust policy and in one that is attached to a resource. */
  readonly Principal?: "*" | { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The text of a policy. It may hold references; Terraform puts the values in. */
export function policyOf(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export function denyPlainHttp(actions: readonly string[], ...arns: readonly string[]): Statement {
  return {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: arns,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
