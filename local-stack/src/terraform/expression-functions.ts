import { equals, isAttributes, isList, kindOf, type Value } from "./values";

type TerraformFunction = (...given: readonly Value[]) => Value;

/** Terraform's functions that synthesised stacks use. */
const functions: Readonly<Record<string, TerraformFunction>> = {
  length: takes(1, ([value = null]) => {
    if (typeof value === "string") return [...value].length;
    if (isList(value)) return value.length;
    if (isAttributes(value)) return Object.keys(value).length;
    throw new Error(`length wants a text, a list or an object, not ${kindOf(value)}`);
  }),
  tolist: takes(1, ([value]) => listOf("tolist", value)),
  toset: takes(1, ([value]) => withoutRepetitions(listOf("toset", value))),
  jsonencode: takes(1, ([value = null]) => jsonencode(value)),
  join: takes(2, ([separator = null, items]) => {
    if (typeof separator !== "string") throw new Error(`join wants a text as its separator, not ${kindOf(separator)}`);
    return listOf("join", items).map(textOf).join(separator);
  }),
};

export function callFunction(name: string, given: readonly Value[]): Value {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!known) throw new Error(`unknown function ${name}; known are ${Object.keys(functions).join(", ")}`);
  return known(...given);
}

/** The text that a value has inside a template. */
export function textOf(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error(`${kindOf(value)} cannot stand in a text`);
}

function takes(count: number, body: (given: readonly Value[]) => Value): TerraformFunction {
  return (...given) => {
    if (given.length !== count) throw new Error(`expected ${count} arguments, found ${given.length}`);
    return body(given);
  };
}

function listOf(name: string, value: Value | undefined): readonly Value[] {
  if (isList(value)) return value;
  throw new Error(`${name} wants a list, not ${kindOf(value ?? null)}`);
}

function withoutRepetitions(items: readonly Value[]): readonly Value[] {
  return items.filter((item, index) => items.findIndex((other) => equals(other, item)) === index);
}

/** As Terraform writes it: keys in order, and `<`, `>`, `&` escaped. */
function jsonencode(value: Value): string {
  const sorted = (_: string, item: Value) =>
    isAttributes(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
      : item;
  return JSON.stringify(value, sorted).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
