/** An element of a mail's HTML, as it is written. */
export interface WrittenTag {
  readonly name: string;
  readonly attributes: readonly string[];
}

const tag = /<\/?([a-z][a-z0-9]*)((?: [a-z:-]+(?:="[^"<>]*")?)*)\s*\/?>/g;

/** Throws where there is a "<" that begins no tag of the usual form, such as one that a visitor typed. */
export function readTags(html: string): WrittenTag[] {
  const body = html.replace(/^<!doctype html>/, "");
  if (body.replaceAll(tag, "").includes("<")) throw new Error("a < that begins no tag");
  return Array.from(body.matchAll(tag), ([, name = "", attributes = ""]) => ({
    name,
    attributes: Array.from(attributes.matchAll(/ ([a-z:-]+)(?:="[^"]*")?/g), ([, attribute = ""]) => attribute),
  }));
}

/** What a reader of the HTML reads, in one line. */
export function readHtml(html: string): string {
  const body = html.slice(html.indexOf("<body")).replace(/<\/?(?:bdi|span|strong)\b[^>]*>/g, "");
  const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };
  const text = body.replace(/<[^>]*>/g, " ").replace(/&([a-z0-9#]+);/g, (all, name) => entities[name] ?? all);
  return text.replace(/\s+/g, " ").trim();
}

/** What a reader of the text reads, in one line. */
export function readText(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Each word that is read, whatever its case and the punctuation beside it. */
export function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().split(/\s+/);
  return new Set(
    words
      .map((word) => word.replace(/^[^\p{L}\p{N}+-]+|[^\p{L}\p{N}%]+$/gu, ""))
      .filter((word) => /[\p{L}\p{N}]/u.test(word)),
  );
}

/** Both forms of a mail as they are read. */
export function readBoth({ text, html }: { readonly text: string; readonly html: string }): [string, string] {
  return [readText(text), readHtml(html)];
}
