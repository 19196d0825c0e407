import { readFile } from "node:fs/promises";
import { UsageError } from "../finding";
import { createPrivateFile } from "../private-file";
import { type Repaired, readLine } from "./line";

/** A file of dead messages that is being written. What `append` has written survives a crash. */
export interface ArchiveFile extends AsyncDisposable {
  append(lines: readonly string[]): Promise<void>;
}

/** Starts a new file. Throws a `UsageError` when there is one already. */
export async function createArchive(path: string): Promise<ArchiveFile> {
  const file = await createPrivateFile(path);
  return {
    async append(lines) {
      await file.appendFile(lines.map((line) => `${line}\n`).join(""));
      await file.sync();
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}

const mostProblems = 10;

/** Every line of a file, checked. Throws a `UsageError` that names each line which can't be sent; nothing is sent then. */
export async function readArchive(path: string): Promise<readonly Repaired[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} can't be read: ${error.message}`);
  });
  const lines = text.split("\n").map((line, index) => ({ number: index + 1, line }));
  const read = lines
    .filter(({ line }) => line.trim() !== "")
    .map(({ number, line }) => ({ number, entry: readLine(line) }));
  const problems = read.flatMap(({ number, entry }) =>
    isRepaired(entry) ? [] : [`line ${number}: ${entry.join("; ")}`],
  );
  if (problems.length > 0) {
    const more = problems.length > mostProblems ? `\n  and ${problems.length - mostProblems} more` : "";
    throw new UsageError(`${path} can't be sent:\n  ${problems.slice(0, mostProblems).join("\n  ")}${more}`);
  }
  const entries = read.map(({ entry }) => entry).filter(isRepaired);
  const seen = new Set<string>();
  for (const { messageId } of entries) {
    if (seen.has(messageId)) throw new UsageError(`${path} has message ${messageId} twice`);
    seen.add(messageId);
  }
  return entries;
}

function isRepaired(entry: Repaired | readonly string[]): entry is Repaired {
  return "messageId" in entry;
}
