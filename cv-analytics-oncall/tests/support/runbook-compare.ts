import { stripVTControlCharacters } from "node:util";
import type { Example } from "./runbook-document";
import { formatJson, shapeOf } from "./runbook-shape";
import { moveWeeks } from "./runbook-weeks";

/** What may differ from run to run, and what stands for it. */
const varying: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z/g, "<instant>"],
  [/\d{4}-\d\d-\d\d/g, "<date>"],
  [/\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}( \d\d:\d\d UTC)?/g, "<date>"],
  [/\b\d{13}\b/g, "<epoch>"],
  [/\b\d+[dhms]( \d+[hms])?\b/g, "<span>"],
  [/\/\/127\.0\.0\.1:\d+/g, "//127.0.0.1:<port>"],
  [/datapoint \[\d+\]/g, "datapoint [<value>]"],
  [/user\/on-call \([^)]*\)/g, "user/on-call (<user>)"],
];

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What the words of a document are in this run. */
export interface Words {
  /** Ids that are the same in every run. */
  readonly fixedIds: ReadonlySet<string>;
  /** The document's week and this one. */
  readonly weeks: { readonly documented: string; readonly real: string };
}

/** What a document shows, what was printed, both without what may differ from run to run; and what the document should show. */
export interface Comparison {
  readonly documented: string;
  readonly printed: string;
  readonly lines: readonly string[];
}

/** Holds what commands printed against their example: text by its lines, JSON by its shape. */
export function hold({ output }: Pick<Example, "output">, printed: string, words: Words): Comparison {
  if (output?.language === "json") {
    const value: unknown = JSON.parse(moveWeeks(printed, words.weeks.real, words.weeks.documented));
    const documented: unknown = JSON.parse(output.lines.join("\n") || "null");
    const [shown, real] = [shapeOf(documented, documented), shapeOf(value, documented)];
    return { documented: shown, printed: real, lines: formatJson(value).split("\n") };
  }
  const lines = toLines(printed, words);
  return { ...compare(output?.lines ?? [], lines, words), lines };
}

/** In the document's weeks, without colours. */
function toLines(output: string, { weeks }: Words): string[] {
  const text = stripVTControlCharacters(output).replace(/\s+$/, "");
  if (text === "") return [];
  return moveWeeks(text, weeks.real, weeks.documented).split("\n");
}

/**
 * Holds what a document shows against what was printed. A line `...` of the document stands for any lines. Returns both
 * without what may differ from run to run, for a diff; they are equal when the document is right.
 */
function compare(documented: readonly string[], printed: readonly string[], words: Words) {
  const [shown, real] = [documented, printed].map((lines) => lines.map((line) => withoutVarying(line, words)));
  const pairs = align(shown ?? [], real ?? []);
  if (!pairs) return { documented: (shown ?? []).join("\n"), printed: (real ?? []).join("\n") };
  const ids = pairs.map(([at, is]) => [idsOf(documented[at] ?? "", words), idsOf(printed[is] ?? "", words)] as const);
  const other = findUnequal(ids.flatMap(([one, two]) => one.map((id, index) => [id, two[index] ?? ""] as const)));
  return other ? { documented: other[0], printed: other[1] } : { documented: "", printed: "" };
}

function withoutVarying(line: string, { fixedIds }: Words): string {
  // Columns are as wide as what stands in them. An id that is the same in every run is shown as it is, whatever it holds.
  const parts = line.split(new RegExp(`(${uuid.source})`)).map((part) => {
    if (fixedIds.has(part)) return part;
    return varying.reduce((text, [pattern, name]) => text.replace(pattern, name), part.replace(uuid, "<id>"));
  });
  return parts
    .join("")
    .replace(/(?<=\S) {2,}/g, "  ")
    .trimEnd();
}

const idsOf = (line: string, { fixedIds }: Words) => (line.match(uuid) ?? []).filter((id) => !fixedIds.has(id));

/** Which line of the document is which printed line; undefined when they differ. */
function align(shown: readonly string[], printed: readonly string[], at = 0, is = 0): [number, number][] | undefined {
  if (at === shown.length) return is === printed.length ? [] : undefined;
  if (shown[at]?.trim() === "...") {
    for (let next = is; next <= printed.length; next += 1) {
      const rest = align(shown, printed, at + 1, next);
      if (rest) return rest;
    }
    return undefined;
  }
  if (shown[at] !== printed[is]) return undefined;
  const rest = align(shown, printed, at + 1, is + 1);
  return rest && [[at, is], ...rest];
}

/** The first pair of ids that are not each other's everywhere. */
function findUnequal(pairs: readonly (readonly [string, string])[]): readonly [string, string] | undefined {
  const [forth, back] = [new Map(pairs), new Map(pairs.map(([one, two]) => [two, one]))];
  return pairs.find(([one, two]) => forth.get(one) !== two || back.get(two) !== one);
}
