import type { Blocks } from "./blocks";
import { printValue } from "./print-value";

export type Body = Readonly<Record<string, unknown>>;

/** Prints a block: its head, such as `resource "aws_sns_topic" "alarms"`, its arguments, and its blocks after them. */
export function printBlock(head: string, body: Body, blocks: Blocks): string {
  // "//" is where Terraform's JSON syntax keeps comments.
  const entries = Object.entries(body).filter(([name]) => name !== "//");
  const args = entries.filter(([name]) => !(name in blocks));
  const nested = entries.filter(([name]) => name in blocks);
  const lines = [
    ...args.map(([name, value]) => `${name} = ${printArgument(name, value)}`),
    ...nested.flatMap(([name, value]) => toList(value).map((each) => printBlock(name, each, blocks[name] ?? {}))),
  ];
  return lines.length === 0 ? `${head} {}` : `${head} {\n${lines.join("\n")}\n}`;
}

/** Arguments whose texts are no templates but the names of things. */
const references = ["depends_on", "ignore_changes", "replace_triggered_by"];

function printArgument(name: string, value: unknown): string {
  if (!references.includes(name)) return printValue(value);
  return Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
}

function toList(value: unknown): readonly Body[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => each !== null);
}
