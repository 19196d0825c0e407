import * as z from "zod";
import { type Condition, parseConditions } from "./conditions";
import { type PrincipalPattern, parsePrincipals } from "./principals";

/** A policy whose every element the evaluator understands. */
export interface Policy {
  readonly name: string;
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly sid: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Empty in an identity policy: it speaks of the identity it is attached to. */
  readonly principals: readonly PrincipalPattern[];
  readonly conditions: readonly Condition[];
}

/** Where a policy is attached: to a user or role, to a resource, or to a role as its trust policy. */
export type PolicyKind = "identity" | "resource" | "trust";

function listOf(item: z.ZodType<string>) {
  return z.union([item.transform((one) => [one]), z.array(item).min(1)], {
    error: ({ input }) => `expected a text or a list of texts in the form AWS asks for, not ${JSON.stringify(input)}`,
  });
}

const texts = listOf(z.string());
const actions = listOf(z.string().regex(/^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/));
const resources = listOf(z.string().regex(/^(\*|arn:[^\s]+)$/));
const conditionValue = z.union([z.string(), z.boolean().transform(String), z.number().transform(String)]);
const conditions = z.record(z.string(), z.record(z.string(), listOf(conditionValue)));
const principal = z.union([z.literal("*"), z.strictObject({ AWS: texts.optional(), Service: texts.optional() })], {
  error: ({ input }) => `expected "*" or an object of AWS and Service principals, not ${JSON.stringify(input)}`,
});

// A strict object makes NotAction, NotResource, NotPrincipal and whatever AWS adds an error instead of a grant ignored.
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: actions,
  Resource: resources.optional(),
  Principal: principal.optional(),
  Condition: conditions.optional(),
});

const documentSchema = z.strictObject({
  Version: z.literal("2012-10-17"),
  Id: z.string().optional(),
  Statement: z.array(statementSchema).min(1),
});

/** Parses a policy document (JSON text); `name` is what errors and verdicts call it. */
export function parsePolicy(json: string, kind: PolicyKind, name: string): Policy {
  const document = documentSchema.safeParse(withStatementList(parseJson(json, name)));
  if (!document.success) throw policyError(name, z.prettifyError(document.error));
  return {
    name,
    statements: document.data.Statement.map((statement, index) => {
      const sid = statement.Sid ?? `statement ${index + 1}`;
      try {
        return parseStatement(statement, kind, sid);
      } catch (cause) {
        throw policyError(name, `${sid}: ${cause instanceof Error ? cause.message : cause}`, cause);
      }
    }),
  };
}

function parseStatement(statement: z.infer<typeof statementSchema>, kind: PolicyKind, sid: string): Statement {
  const { Resource, Principal } = statement;
  if (kind === "identity" && Principal) throw new Error("Principal has no place in an identity policy");
  if (kind !== "identity" && !Principal) throw new Error(`Principal is missing in a ${kind} policy`);
  if (kind === "trust" && Resource) throw new Error("Resource has no place in a trust policy");
  if (kind !== "trust" && !Resource) throw new Error("Resource is missing");
  const variable = Resource?.find((pattern) => pattern.includes("${"));
  if (variable) throw new Error(`policy variables are not supported: ${variable}`);
  return {
    sid,
    effect: statement.Effect,
    actions: statement.Action,
    resources: Resource ?? ["*"],
    principals: Principal ? parsePrincipals(Principal) : [],
    conditions: parseConditions(statement.Condition ?? {}),
  };
}

/** One statement may stand without its list; with it, an error says which statement is meant. */
function withStatementList(document: unknown): unknown {
  if (typeof document !== "object" || document === null || !("Statement" in document)) return document;
  return { ...document, Statement: Array.isArray(document.Statement) ? document.Statement : [document.Statement] };
}

function parseJson(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw policyError(name, "not JSON", cause);
  }
}

function policyError(name: string, problem: string, cause?: unknown): Error {
  return new Error(`policy ${name}: ${problem}`, { cause });
}
