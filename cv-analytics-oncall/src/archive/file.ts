import { type FileHandle, open, stat } from "node:fs/promises";
import { UsageError } from "../finding";
import { createPrivateFile } from "../private-file";
import { largestFileInBytes, longestLineInBytes, MiB } from "./archive-limits";
import type { ArchivedEvent } from "./archived-event";
import { checkLines, readBodyAgain } from "./check-lines";
import { linesOf } from "./lines-of";

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

/** A file every line of which can be sent. Bodies stay in it until they are. */
export interface Archive extends AsyncDisposable {
  readonly events: readonly ArchivedEvent[];
  /** Throws when the line was changed after the file was opened. */
  bodyOf(event: ArchivedEvent): Promise<string>;
}

/** Throws a `UsageError` that names each line which can't be sent; nothing is sent then. */
export async function openArchive(path: string, signal: AbortSignal): Promise<Archive> {
  const file = await openRegularFile(path);
  try {
    const events = await checkLines(linesOf(piecesOf(file, signal), longestLineInBytes), path);
    return {
      events,
      async bodyOf(event) {
        const { offset, length } = event.line;
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
        return readBodyAgain(buffer.subarray(0, bytesRead), event, path);
      },
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Lines are read twice, so only a regular file will do. */
async function openRegularFile(path: string): Promise<FileHandle> {
  const orUnreadable = (error: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path} can't be read: ${error.message}`);
  };
  // Asked before it is opened: opening a pipe waits until somebody writes into it.
  const kind = await stat(path).catch(orUnreadable);
  if (!kind.isFile()) throw new UsageError(`${path} can't be read: expected a regular file`);
  if (kind.size > largestFileInBytes)
    throw new UsageError(`${path} can't be sent: expected at most ${largestFileInBytes / MiB} MiB; split it by lines`);
  return open(path).catch(orUnreadable);
}

const pieceInBytes = 64 * 1024;

async function* piecesOf(file: FileHandle, signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    signal.throwIfAborted();
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(pieceInBytes), 0, pieceInBytes, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
