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
  const content = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`cannot read the replay file ${file}: ${reasons[error.code ?? ""] ?? error.message}`);
  });
  const lines = content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => text.trim() !== "")
    .map(toLine);
  if (lines.length === 0) throw new Error(`the replay file ${file} is empty: expected one JSON event a line`);
  return lines;
}

/** The last week that a question falls in; throws an error when no line is a question. */
export function lastWeekOf(lines: readonly Line[]): string {
  const week = lines
    .flatMap((line) => line.week ?? [])
    .sort()
    .at(-1);
  if (week) return week;
  throw new Error("the replay file holds no valid query event: there is no week to report on");
}

const reasons: Record<string, string> = {
  ENOENT: "no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};

function toLine({ number, text }: Pick<Line, "number" | "text">): Line {
  try {
    const { eventType, requestId, timestamp } = parseEvent(text);
    const week = eventType === "query" ? isoWeekOf(timestamp) : undefined;
    return { number, text, group: requestId, week, problems: [] };
  } catch (error) {
    if (!(error instanceof MalformedEventError)) throw error;
    return { number, text, group: `line-${number}`, week: undefined, problems: error.problems };
  }
}
