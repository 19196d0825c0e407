import assert from "node:assert/strict";

export type Statement = Readonly<Record<string, unknown>>;

/** Compares a policy with its statements; `text` is JSON, or JSON as URLs have it. */
export function expectPolicy(text: string | undefined, ...statements: readonly Statement[]): void {
  const json = text?.startsWith("%7B") ? decodeURIComponent(text) : text;
  assert.deepEqual(JSON.parse(json ?? "null"), { Version: "2012-10-17", Statement: statements });
}

export function allow(Sid: string, Action: readonly string[], ...Resource: readonly string[]): Statement {
  return { Sid, Effect: "Allow", Action, Resource };
}

/** Lets an AWS service act as a role, for this account only where AWS tells whose it is. */
export function allowRunningAs(service: string, Sid: string, more: Statement = {}): Statement {
  return { Sid, Effect: "Allow", Principal: { Service: service }, Action: ["sts:AssumeRole"], ...more };
}

/** No one may come without TLS, the owner included. */
export function denyPlainHttp(Action: readonly string[], ...Resource: readonly string[]): Statement {
  const Condition = { Bool: { "aws:SecureTransport": "false" } };
  return { Sid: "DenyPlainHttp", Effect: "Deny", Principal: "*", Action, Resource, Condition };
}
