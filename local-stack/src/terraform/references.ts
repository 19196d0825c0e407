import { parseTemplate } from "./expression-parser";
import type { Expression } from "./expression-syntax";
import { explaining } from "./expressions";
import { isAttributes, isList, type Value } from "./values";

/**
 * Lists what a JSON value of a stack refers to, as dotted names with at most `data` and two more parts:
 * `aws_sqs_queue.queue`, `data.aws_region.here`, `var.region`, `local.tags`.
 */
export function referencesIn(json: Value, place: string): string[] {
  if (typeof json === "string") return explaining(json, place, () => referencesOf(parseTemplate(json)));
  if (isList(json)) return json.flatMap((item) => referencesIn(item, place));
  if (!isAttributes(json)) return [];
  return Object.entries(json).flatMap(([name, value]) => [
    ...referencesIn(name, place),
    ...referencesIn(value, `${place}.${name}`),
  ]);
}

function referencesOf(expression: Expression): string[] {
  const path = pathOf(expression);
  const here = path ? [path.slice(0, path[0] === "data" ? 3 : 2).join(".")] : [];
  return [...here, ...(path ? keysOf(expression) : childrenOf(expression)).flatMap(referencesOf)];
}

/** The dotted names of `a.b[0].c`, the index left out; undefined for what is not a reference. */
function pathOf(expression: Expression): string[] | undefined {
  if (expression.kind === "root") return [expression.name];
  if (expression.kind === "index") return pathOf(expression.of);
  if (expression.kind !== "attribute") return undefined;
  const path = pathOf(expression.of);
  return path && [...path, expression.name];
}

/** The index expressions along a reference; they may refer to something themselves. */
function keysOf(expression: Expression): Expression[] {
  if (expression.kind === "index") return [expression.key, ...keysOf(expression.of)];
  return expression.kind === "attribute" ? keysOf(expression.of) : [];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "root":
      return [];
    case "template":
      return expression.parts.filter((part) => typeof part !== "string");
    case "attribute":
    case "not":
      return [expression.of];
    case "index":
      return [expression.of, expression.key];
    case "list":
      return expression.items;
    case "object":
      return expression.entries.flat();
    case "call":
      return expression.arguments;
    case "binary":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
  }
}
