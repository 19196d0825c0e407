import { UsageError } from "../finding";
import { deduplicationIdOf } from "../redrive/outgoing";
import { longestLineInBytes, MiB, mostLines } from "./archive-limits";
import { type ArchivedEvent, toArchivedEvent } from "./archived-event";
import { type Repaired, readLine } from "./line";
import { LineProblems } from "./line-problems";
import type { FileLine } from "./lines-of";

/** The events of a file of which every line can be sent. Throws a `UsageError` that names the lines which can't. */
export async function checkLines(lines: AsyncIterable<FileLine>, path: string): Promise<readonly ArchivedEvent[]> {
  const problems = new LineProblems();
  const events = new Map<string, ArchivedEvent>();
  for await (const line of lines) {
    if (line.number > mostLines)
      throw new UsageError(`${path} can't be sent: expected at most ${mostLines} lines; split it`);
    const read = readFileLine(line);
    if (read === undefined) continue;
    if (!isRepaired(read)) {
      problems.add(line.number, read);
      continue;
    }
    const first = events.get(read.messageId);
    if (first) problems.add(line.number, [`messageId: it is that of line ${first.line.number} as well`]);
    else events.set(read.messageId, toArchivedEvent(line, read));
  }
  problems.throwIfAny(path);
  return [...events.values()];
}

/** The body of a line that was checked before. Throws when the line is another one now. */
export function readBodyAgain(bytes: Buffer, event: ArchivedEvent, path: string): string {
  const read = readFileLine({ ...event.line, bytes });
  const isSame = read && isRepaired(read) && deduplicationIdOf(read.messageId, read.body) === event.deduplicationId;
  if (isSame) return read.body;
  throw new Error(`line ${event.line.number} of ${path} was changed after it was checked`);
}

/** Undefined for a blank line. */
function readFileLine({ bytes }: FileLine): Repaired | readonly string[] | undefined {
  if (!bytes) return [`line: expected at most ${longestLineInBytes / MiB} MiB`];
  const text = decode(bytes);
  if (text === undefined) return ["line: expected UTF-8"];
  return text.trim() === "" ? undefined : readLine(text);
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Undefined for bytes that are no UTF-8: they would come out as other letters. An editor's byte order mark is left out. */
function decode(bytes: Buffer): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function isRepaired(read: Repaired | readonly string[]): read is Repaired {
  return "messageId" in read;
}
