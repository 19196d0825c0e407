import type { Change } from "../words/changes";
import type { GapEntry, Gaps } from "../words/gaps";
import type { Listed, QuestionEntry } from "../words/questions";
import type { Quote } from "../words/quote";
import { changeText } from "./figures";
import { quoted } from "./phrases";
import { wrap } from "./wrap";

const indent = "    ";
const deepIndent = "      ";

export function topQuestionLines({ entries, more }: Listed<QuestionEntry>): string {
  return withMore(
    entries.map((entry, index) => `${numbered(index, entry.wording)}\n${facts(entry)}`),
    more,
  );
}

export function gapLines({ entries, more }: Gaps): string {
  return withMore(
    entries.map((gap, index) => `${numbered(index, gap.topic)}\n${gapDetails(gap)}\n`),
    more,
  ).trimEnd();
}

export function unansweredLines({ entries, more }: Listed<Quote>): string {
  return withMore(
    entries.map((question, index) => numbered(index, question)),
    more,
  );
}

function gapDetails(gap: GapEntry): string {
  return [
    facts(gap),
    ...quotes("Also asked as:", gap.examples),
    ...quotes("What the chatbot gave as its reason:", gap.reasons),
  ].join("\n");
}

function numbered(index: number, wording: Quote): string {
  return wrap(wording.text, `${index + 1}. `.padStart(indent.length), indent);
}

function facts({ facts, change }: { readonly facts: string; readonly change?: Change }): string {
  return wrap(change ? `${facts}, ${changeText(change)}` : facts, indent);
}

function quotes(heading: string, { entries, more }: Listed<Quote>): string[] {
  if (entries.length === 0) return [];
  return [
    wrap(heading, indent),
    ...entries.map((quote) => wrap(quoted(quote), deepIndent)),
    ...(more ? [wrap(more, deepIndent)] : []),
  ];
}

function withMore(entries: readonly string[], more: string | undefined): string {
  return [...entries, ...(more ? [wrap(more, indent)] : [])].join("\n");
}
