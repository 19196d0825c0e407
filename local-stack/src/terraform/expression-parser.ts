import type { BinaryOperator, Expression, TemplatePart } from "./expression-syntax";
import { tokenize } from "./expression-tokens";
import { splitTemplate } from "./template";
import { type Cursor, createCursor, describe } from "./token-cursor";

/** Parses a JSON string of a stack as the template it is; a lone `${}` is the expression itself and keeps its type. */
export function parseTemplate(source: string): Expression {
  return templateOf(splitTemplate(source, 0, { quoted: false }).parts);
}

function templateOf(parts: readonly TemplatePart[]): Expression {
  const parsed = parts.map((part) => ("text" in part ? part.text : parseExpression(part.expression)));
  const [only, ...others] = parsed;
  if (only === undefined) return { kind: "literal", value: "" };
  if (others.length > 0) return { kind: "template", parts: parsed };
  return typeof only === "string" ? { kind: "literal", value: only } : only;
}

/** Parses what stands between `${` and `}`. */
function parseExpression(source: string): Expression {
  const cursor = createCursor(tokenize(source));
  const expression = parseConditional(cursor);
  const rest = cursor.peek();
  if (rest) throw new Error(`unexpected ${describe(rest)}`);
  return expression;
}

function parseConditional(cursor: Cursor): Expression {
  const condition = parseBinary(cursor, 0);
  if (!cursor.take("?")) return condition;
  const whenTrue = parseConditional(cursor);
  cursor.expect(":");
  return { kind: "conditional", condition, whenTrue, whenFalse: parseConditional(cursor) };
}

/** Loosest first: `||`, then `&&`, then the comparisons. */
const precedence: readonly (readonly BinaryOperator[])[] = [["||"], ["&&"], ["==", "!="]];

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators = precedence[level];
  if (!operators) return parseUnary(cursor);
  let left = parseBinary(cursor, level + 1);
  for (;;) {
    const operator = operators.find((symbol) => cursor.take(symbol));
    if (!operator) return left;
    left = { kind: "binary", operator, left, right: parseBinary(cursor, level + 1) };
  }
}

function parseUnary(cursor: Cursor): Expression {
  return cursor.take("!") ? { kind: "not", of: parseUnary(cursor) } : parseSteps(cursor, parsePrimary(cursor));
}

function parseSteps(cursor: Cursor, start: Expression): Expression {
  let expression = start;
  for (;;) {
    if (cursor.take(".")) {
      expression = { kind: "attribute", of: expression, name: cursor.expectName("after the dot") };
    } else if (cursor.take("[")) {
      expression = { kind: "index", of: expression, key: parseConditional(cursor) };
      cursor.expect("]");
    } else {
      return expression;
    }
  }
}

const literals = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function parsePrimary(cursor: Cursor): Expression {
  if (cursor.take("(")) return closing(cursor, ")", parseConditional(cursor));
  if (cursor.take("[")) return { kind: "list", items: parseItems(cursor, "]", parseConditional) };
  if (cursor.take("{")) return { kind: "object", entries: parseItems(cursor, "}", parseEntry) };
  const token = cursor.next("a value");
  if (token.kind === "number") return { kind: "literal", value: token.value };
  if (token.kind === "quoted") return templateOf(token.parts);
  if (token.kind !== "name") throw new Error(`unexpected ${describe(token)}`);
  if (cursor.take("(")) return { kind: "call", name: token.text, arguments: parseItems(cursor, ")", parseConditional) };
  const literal = literals.get(token.text);
  return literal === undefined ? { kind: "root", name: token.text } : { kind: "literal", value: literal };
}

function parseEntry(cursor: Cursor): [Expression, Expression] {
  const token = cursor.peek();
  const key: Expression = token?.kind === "name" ? { kind: "literal", value: token.text } : parsePrimary(cursor);
  if (token?.kind === "name") cursor.next("a key");
  if (!cursor.take("=")) cursor.expect(":");
  return [key, parseConditional(cursor)];
}

function parseItems<T>(cursor: Cursor, end: string, parseItem: (cursor: Cursor) => T): T[] {
  const items: T[] = [];
  while (!cursor.take(end)) {
    items.push(parseItem(cursor));
    if (!cursor.take(",")) {
      cursor.expect(end);
      return items;
    }
  }
  return items;
}

function closing(cursor: Cursor, end: string, expression: Expression): Expression {
  cursor.expect(end);
  return expression;
}
