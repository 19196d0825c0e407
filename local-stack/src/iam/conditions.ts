import { matchesArn, matchesPattern } from "./patterns";

/** What is known of a request beside principal, action and resource: condition keys in lower case. */
export type RequestContext = Readonly<Record<string, string>>;

/** One line of a Condition block: holds when any of `values` matches the request's value of `key`. */
export interface Condition {
  readonly operator: ConditionOperator;
  readonly key: string;
  readonly values: readonly string[];
}

type ConditionOperator = keyof typeof operators;

const operators = {
  Bool: (expected: string, actual: string) => expected.toLowerCase() === actual.toLowerCase(),
  StringEquals: (expected: string, actual: string) => expected === actual,
  StringLike: matchesPattern,
  // AWS compares both ARN operators segment by segment and with wildcards; they do not differ.
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
} as const;

/** Condition keys are compared without regard to case, so they are kept in lower case. */
const knownKeys = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:ResourceAccount",
  "aws:SecureTransport",
  "aws:SourceAccount",
  "aws:SourceArn",
  "lambda:FunctionArn",
  "ses:FromAddress",
];
const knownKeysInLowerCase = new Set(knownKeys.map((key) => key.toLowerCase()));

/** Parses a Condition block; an operator or key that the evaluator does not know is an error here, not at a call. */
export function parseConditions(
  block: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
): Condition[] {
  return Object.entries(block).flatMap(([operator, lines]) => {
    if (!isOperator(operator))
      throw new Error(`unknown condition operator ${operator}; ${listed(Object.keys(operators))}`);
    return Object.entries(lines).map(([name, values]) => {
      const key = name.toLowerCase();
      if (!knownKeysInLowerCase.has(key)) throw new Error(`unknown condition key ${name}; ${listed(knownKeys)}`);
      return { operator, key, values };
    });
  });
}

/** All conditions must hold; a key that the request does not carry fails its condition, as it does at AWS. */
export function conditionsHold(conditions: readonly Condition[], context: RequestContext): boolean {
  return conditions.every(({ operator, key, values }) => {
    const actual = context[key];
    return actual !== undefined && values.some((expected) => operators[operator](expected, actual));
  });
}

function isOperator(name: string): name is ConditionOperator {
  return Object.hasOwn(operators, name);
}

function listed(names: readonly string[]): string {
  return `known are ${names.join(", ")}`;
}
