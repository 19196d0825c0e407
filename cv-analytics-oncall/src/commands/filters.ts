import { type Command, InvalidArgumentError, Option } from "commander";
import { prospects } from "../dead-letters/assessment";
import { reasonKinds } from "../dead-letters/reason";
import type { Filters } from "../dead-letters/selection";

/** Adds the options that choose among the dead messages. */
export function withFilters(command: Command): Command {
  return command
    .addOption(new Option("--reason <reason...>", "only these reasons").choices(reasonKinds))
    .addOption(
      new Option("--prospect <prospect...>", "only what a redrive would have this effect on").choices(prospects),
    )
    .option("--request <id...>", "only these requests", lowerCase)
    .option("--message <id...>", "only these messages, by SQS's message id", collect)
    .option("--older-than <span>", "only what died longer ago, such as 90s, 30m, 12h, 7d", parseSpan)
    .option("--newer-than <span>", "only what died since, such as 90s, 30m, 12h, 7d", parseSpan)
    .option("--text <text>", "only what has this text in its body; case does not matter");
}

export function areFiltersEmpty({ reason, prospect, request, message, olderThan, newerThan, text }: Filters): boolean {
  return [reason, prospect, request, message, olderThan, newerThan, text].every((filter) => filter === undefined);
}

const unitInMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "12h" to milliseconds; throws commander's error that says what is expected. */
export function parseSpan(text: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const factor = unitInMs[unit];
  if (number === undefined || factor === undefined) {
    throw new InvalidArgumentError("expected a number with a unit, such as 90s, 30m, 12h or 7d.");
  }
  return Number(number) * factor;
}

export const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
};

function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function lowerCase(value: string, before: readonly string[] | undefined): string[] {
  return collect(value.toLowerCase(), before);
}
