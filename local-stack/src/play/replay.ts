import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { MalformedEventError, parseEvent } from "../../../cv-analytics-processor/src/events";
import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";

/** A line of a replay file; `number` counts from 1. Blank lines are none. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** The request it belongs to, as far as it can be told: the message group. */
  readonly group: string;
  /** The ISO week of a question; undefined for any other line. */
  readonly week: string | undefined;
  /** Why the line is no event; empty for one that is. */
  readonly problems: readonly string[];
}

/** Reads a JSONL file of events. Throws an error that names a file which cannot be read or holds nothing. */
export async function readReplay(file: string): Promise<readonly Line[]> {
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`cannot read the replay file ${file}: ${reasons[error.code ?? ""] ?? error.message}`);
  });
  if (utf16Marks.some((mark) => content.subarray(0, 2).equals(mark)))
    throw new Error(`the replay file ${file} is UTF-16: expected UTF-8`);
  const lines = splitLines(content)
    .map((bytes, index) => ({ number: index + 1, bytes, text: bytes.toString().replace(/^\uFEFF/, "") }))
    .filter(({ text }) => text.trim() !== "")
    .map(toLine);
  if (lines.length === 0) throw new Error(`the replay file ${file} is empty: expected one JSON event a line`);
  return lines;
}

/** The last week that a question falls in; throws an error that says what the lines are when none is a question. */
export function lastWeekOf(file: string, lines: readonly Line[]): string {
  const week = lines
    .flatMap((line) => line.week ?? [])
    .sort()
    .at(-1);
  if (week) return week;
  const some = lines
    .slice(0, 3)
    .map(({ number, problems }) => `line ${number}: ${problems.join("; ") || "a response"}`);
  const rest = lines.length > some.length ? [`and ${lines.length - some.length} more`] : [];
  throw new Error(`the replay file ${file} holds no valid query event (${[...some, ...rest].join(", ")})`);
}

const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

function splitLines(content: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start <= content.length; ) {
    const found = content.indexOf("\n", start);
    const end = found === -1 ? content.length : found;
    lines.push(content.subarray(start, content[end - 1] === carriageReturn ? end - 1 : end));
    start = end + 1;
  }
  return lines;
}

const carriageReturn = 0x0d;

const reasons: Record<string, string> = {
  ENOENT: "no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};

function toLine({ number, bytes, text }: Pick<Line, "number" | "text"> & { readonly bytes: Buffer }): Line {
  const bad = (problems: readonly string[]): Line => ({
    number,
    text,
    group: `line-${number}`,
    week: undefined,
    problems,
  });
  if (!isUtf8(bytes)) return bad(["body: expected UTF-8"]);
  try {
    const { eventType, requestId, timestamp } = parseEvent(text);
    const week = eventType === "query" ? isoWeekOf(timestamp) : undefined;
    return { number, text, group: requestId, week, problems: [] };
  } catch (error) {
    if (!(error instanceof MalformedEventError)) throw error;
    return bad(error.problems);
  }
}
