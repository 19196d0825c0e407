import { callFunction, textOf } from "./expression-functions";
import { parseTemplate } from "./expression-parser";
import type { Expression } from "./expression-syntax";
import { type Attributes, equals, isAttributes, isList, kindOf, type Value } from "./values";

/** What the first name of a reference stands for: `var`, `data`, `each`, a resource type. */
export type Scope = Readonly<Record<string, Value>>;

/** Evaluates a JSON value of a stack; `place` says in errors where it stands. Properties that become null are left out. */
export function evaluateJson(json: Value, scope: Scope, place: string): Value {
  if (typeof json === "string") return evaluateTemplate(json, scope, place);
  if (isList(json)) return json.map((item, index) => evaluateJson(item, scope, `${place}[${index}]`));
  if (isAttributes(json)) return evaluateAttributes(json, scope, place);
  return json;
}

/** Evaluates the arguments of a block; Terraform takes a null argument as one that is not there. */
export function evaluateAttributes(json: Attributes, scope: Scope, place: string): Attributes {
  const entries = Object.entries(json).map(([name, value]): [string, Value] => [
    textOf(evaluateTemplate(name, scope, place)),
    evaluateJson(value, scope, `${place}.${name}`),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

/** Evaluates one string of a stack. */
export function evaluateTemplate(template: string, scope: Scope, place: string): Value {
  return explaining(template, place, () => evaluate(parseTemplate(template), scope));
}

/** Runs `work` on a template and says in its errors which template failed and where it stands. */
export function explaining<T>(template: string, place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${place}: ${JSON.stringify(template)}: ${problem}`, { cause });
  }
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "template":
      return expression.parts.map((part) => (typeof part === "string" ? part : textOf(evaluate(part, scope)))).join("");
    case "root":
      return memberOf(scope, expression.name, "nothing is called");
    case "attribute":
      return attributeOf(evaluate(expression.of, scope), expression.name);
    case "index":
      return itemOf(evaluate(expression.of, scope), evaluate(expression.key, scope));
    case "list":
      return expression.items.map((item) => evaluate(item, scope));
    case "object":
      return Object.fromEntries(
        expression.entries.map(([key, value]) => [textOf(evaluate(key, scope)), evaluate(value, scope)]),
      );
    case "call":
      return callFunction(
        expression.name,
        expression.arguments.map((argument) => evaluate(argument, scope)),
      );
    case "not":
      return !truthOf(evaluate(expression.of, scope));
    case "binary":
      return evaluateBinary(expression, scope);
    case "conditional":
      return evaluate(
        truthOf(evaluate(expression.condition, scope)) ? expression.whenTrue : expression.whenFalse,
        scope,
      );
  }
}

function evaluateBinary({ operator, left, right }: Expression & { kind: "binary" }, scope: Scope): boolean {
  if (operator === "&&") return truthOf(evaluate(left, scope)) && truthOf(evaluate(right, scope));
  if (operator === "||") return truthOf(evaluate(left, scope)) || truthOf(evaluate(right, scope));
  const same = equals(evaluate(left, scope), evaluate(right, scope));
  return operator === "==" ? same : !same;
}

function truthOf(value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  throw new Error(`expected true or false, found ${kindOf(value)}`);
}

function attributeOf(value: Value, name: string): Value {
  if (isAttributes(value)) return memberOf(value, name, "there is no attribute");
  throw new Error(`${kindOf(value)} has no attribute "${name}"`);
}

function itemOf(value: Value, key: Value): Value {
  if (isAttributes(value)) return memberOf(value, textOf(key), "there is no key");
  const item = isList(value) && typeof key === "number" ? value[key] : undefined;
  if (item !== undefined) return item;
  throw new Error(`${kindOf(value)} has no item ${JSON.stringify(key)}`);
}

function memberOf(members: Attributes, name: string, otherwise: string): Value {
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member !== undefined) return member;
  throw new Error(`${otherwise} "${name}"`);
}
