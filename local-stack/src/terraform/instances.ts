import { evaluateAttributes, evaluateJson, type Scope } from "./expressions";
import { type Attributes, isAttributes, isList, kindOf, type Value } from "./values";

/** One instance of a declaration: its evaluated arguments and, as in `["key"]`, what tells it from its siblings. */
export interface Instance {
  readonly arguments: Attributes;
  readonly suffix: string;
}

/** Arguments that steer Terraform itself; none of them is part of the resource. */
const metaArguments = new Set(["//", "count", "depends_on", "for_each", "lifecycle", "provider"]);
const unsupportedArguments = ["connection", "dynamic", "provisioner"];

/** The arguments of a declaration that describe the resource. */
export function ownArguments(body: Attributes, place: string): Attributes {
  const unsupported = unsupportedArguments.find((name) => Object.hasOwn(body, name));
  if (unsupported) throw new Error(`${place}: ${unsupported} is not supported`);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !metaArguments.has(name)));
}

/**
 * Evaluates a declaration as often as `count` or `for_each` says. `toValue` makes of each instance what references to
 * it see; the declaration as a whole is then that value, a list (`count`) or an object (`for_each`) of them.
 */
export function evaluateInstances(
  body: Attributes,
  scope: Scope,
  place: string,
  toValue: (instance: Instance) => Value,
): Value {
  const evaluateOne = (suffix: string, more: Scope): Value =>
    toValue({
      arguments: evaluateAttributes(ownArguments(body, place), { ...scope, ...more }, `${place}${suffix}`),
      suffix,
    });

  if (body.count !== undefined) {
    const count = countOf(evaluateJson(body.count, scope, `${place}.count`), place);
    return Array.from({ length: count }, (_, index) => evaluateOne(`[${index}]`, { count: { index } }));
  }
  if (body.for_each !== undefined) {
    const items = itemsOf(evaluateJson(body.for_each, scope, `${place}.for_each`), place);
    return Object.fromEntries(
      items.map(([key, value]) => [key, evaluateOne(`[${JSON.stringify(key)}]`, { each: { key, value } })]),
    );
  }
  return evaluateOne("", {});
}

function countOf(value: Value, place: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new Error(`${place}.count wants a whole number from 0, not ${JSON.stringify(value)}`);
}

/** A map gives its entries, a set of texts each text as key and value. */
function itemsOf(value: Value, place: string): [string, Value][] {
  if (isAttributes(value)) return Object.entries(value);
  if (isList(value) && value.every((item) => typeof item === "string"))
    return [...new Set(value)].map((item) => [item, item]);
  throw new Error(`${place}.for_each wants a map or a set of texts, not ${kindOf(value)}`);
}
