import { splitTemplate } from "../../../local-stack/src/terraform/template";

/** Prints a value of Terraform's JSON syntax as an HCL expression. Every text in it is a template, as Terraform reads it. */
export function printValue(value: unknown): string {
  if (typeof value === "string") return printText(value);
  if (Array.isArray(value)) return printList(value.map(printValue));
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `\n${printKey(key)} = ${printValue(item)}`);
  return entries.length === 0 ? "{}" : `{${entries.join("")}\n}`;
}

function printList(items: readonly string[]): string {
  const [only = "", ...others] = items;
  if (others.length === 0 && !only.includes("\n")) return `[${only}]`;
  return `[${items.map((item) => `\n${item},`).join("")}\n]`;
}

/** Prints a text: JSON as a call of `jsonencode`, a lone expression bare, and all else as a quoted template. */
function printText(text: string): string {
  const json = parseStructure(text);
  if (json) return `jsonencode(${printValue(json)})`;
  const { parts } = splitTemplate(text, 0, { quoted: false });
  const [first, ...others] = parts;
  if (first && "expression" in first && others.length === 0) return first.expression;
  return `"${parts.map((part) => ("text" in part ? escapeText(part.text) : `\${${part.expression}}`)).join("")}"`;
}

/** Text of a template that stands for itself. */
function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll("${", "$$${").replaceAll("%{", "%%{");
}

/** The structure that a text is the JSON of; undefined when `jsonencode` would not write the same JSON. */
function parseStructure(text: string): object | undefined {
  // jsonencode writes these as \u003c and the like: the same to a reader of JSON, not to one who looks for <...>.
  if (!/^[{[]/.test(text) || /[<>&]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // An expression with quotes in it, or one outside of quotes.
    return undefined;
  }
}

function printKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? key : `"${escapeText(key)}"`;
}
