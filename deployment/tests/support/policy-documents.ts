import * as z from "zod";
import type { Condition } from "../../../local-stack/src/iam/conditions";
import { type Policy, parsePolicy } from "../../../local-stack/src/iam/policy";

// Two operators, both of which compare whole values: any other one is an error.
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const lines = z.record(z.string(), texts).default({});
const conditions = z
  .strictObject({ StringEquals: lines, ArnEquals: lines })
  .default({ StringEquals: {}, ArnEquals: {} });

const identityDocument = z.strictObject({
  Version: z.string(),
  Statement: z.array(z.looseObject({ Condition: conditions })),
});
const trustDocument = z.strictObject({
  Version: z.string(),
  Statement: z.array(z.looseObject({ Condition: conditions, Principal: z.strictObject({ Federated: z.string() }) })),
});

/** Whom a role trusts. */
export interface Trust {
  /** The identity providers, by ARN. */
  readonly providers: readonly string[];
  /** What must hold of a token; it speaks of whoever one of them vouches for. */
  readonly policy: Policy;
}

/** Reads a policy of a role. */
export function readPolicy(name: string, document: unknown): Policy {
  const { Version, Statement } = identityDocument.parse(document);
  return withConditions(name, Version, Statement);
}

/** Reads the trust policy of a role that identity providers vouch for. */
export function readTrust(name: string, document: unknown): Trust {
  const { Version, Statement } = trustDocument.parse(document);
  const bare = Statement.map(({ Principal: _, ...statement }) => ({ ...statement, Resource: "*" }));
  return {
    providers: Statement.map(({ Principal }) => Principal.Federated),
    policy: withConditions(name, Version, bare),
  };
}

/** The evaluator's parser knows the condition keys of the pipeline only; those of deployments are added to what it reads. */
function withConditions(
  name: string,
  Version: string,
  statements: readonly { readonly Condition: z.output<typeof conditions> }[],
): Policy {
  const bare = statements.map(({ Condition: _, ...statement }) => statement);
  const policy = parsePolicy(JSON.stringify({ Version, Statement: bare }), "identity", name);
  return {
    name,
    statements: policy.statements.map((statement, index) => ({
      ...statement,
      conditions: toConditions(statements[index]?.Condition),
    })),
  };
}

function toConditions(block: z.output<typeof conditions> | undefined): Condition[] {
  return (["StringEquals", "ArnEquals"] as const).flatMap((operator) =>
    Object.entries(block?.[operator] ?? {}).map(([key, values]) => ({ operator, key: key.toLowerCase(), values })),
  );
}
