/** A fenced block; `from` and `to` are the indices of its first line and of the one after its last, without the fences. */
interface Block {
  readonly language: string;
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** A block of commands and the one that holds what they print, if they print anything. */
export interface Example {
  /** The bold words that the paragraph before begins with, such as "Over when". */
  readonly phase: string | undefined;
  readonly commands: Block;
  readonly output: Block | undefined;
}

interface Section {
  readonly heading: string;
  readonly examples: readonly Example[];
  /** Commands that can be run elsewhere only, and the sentence before them. */
  readonly elsewhere: readonly { readonly commands: Block; readonly place: string }[];
}

interface RunbookDocument {
  readonly lines: readonly string[];
  /** The week that its examples were written in. */
  readonly week: string;
  readonly sections: readonly Section[];
}

type Part = { readonly heading: string } | { readonly text: string } | Block;

const fence = /^```(\w*)$/;

/** Reads a document; throws an error for a block that no rule covers. */
export function readDocument(text: string): RunbookDocument {
  const lines = text.split("\n");
  const [, week] = /\bin (\d{4}-W\d\d)\b/.exec(lines[0] ?? "") ?? [];
  if (week === undefined) throw new Error("the first line does not say in which week the examples were written");
  return { lines, week, sections: toSections(partsOf(lines)) };
}

function partsOf(lines: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const [, language] = fence.exec(line) ?? [];
    if (language !== undefined) {
      const to = lines.indexOf("```", index + 1);
      if (to < 0) throw new Error(`line ${index + 1}: the block does not end`);
      parts.push({ language, lines: lines.slice(index + 1, to), from: index + 1, to });
      index = to;
    } else if (/^#+ /.test(line)) parts.push({ heading: line.replace(/^#+ /, "") });
    else if (line.trim() !== "") parts.push({ text: line });
  }
  return parts;
}

function toSections(parts: readonly Part[]): Section[] {
  const sections: { heading: string; examples: Example[]; elsewhere: { commands: Block; place: string }[] }[] = [];
  let phase: string | undefined;
  let before: Part | undefined;
  for (const [index, part] of parts.entries()) {
    if ("heading" in part) {
      sections.push({ heading: part.heading, examples: [], elsewhere: [] });
      phase = undefined;
    } else if ("text" in part) phase = /^\*\*([^*]+?)\.?\*\*/.exec(part.text)?.[1] ?? phase;
    else {
      const section = sections.at(-1);
      if (!section) throw new Error(`line ${part.from}: a block before the first heading`);
      if (part.language === "sh") section.examples.push({ phase, commands: part, output: outputAfter(parts, index) });
      else if (part.language === "console")
        section.elsewhere.push({ commands: part, place: sentenceBefore(parts, index) });
      else if (!isCommands(before)) throw new Error(`line ${part.from}: a block of output without its commands`);
    }
    before = part;
  }
  return sections;
}

function outputAfter(parts: readonly Part[], index: number): Block | undefined {
  const next = parts[index + 1];
  return next && "language" in next && ["", "json"].includes(next.language) ? next : undefined;
}

const isCommands = (part: Part | undefined) => part !== undefined && "language" in part && part.language === "sh";

function sentenceBefore(parts: readonly Part[], index: number): string {
  const lines: string[] = [];
  for (let before = parts[index - 1]; before && "text" in before; before = parts[index - lines.length - 1])
    lines.unshift(before.text);
  return (
    lines
      .join(" ")
      .split(/(?<=\.) /)
      .at(-1) ?? ""
  );
}
