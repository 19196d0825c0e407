import { type FileHandle, open } from "node:fs/promises";
import { UsageError } from "./finding";

/** Starts a new file, for the owner's eyes only: it holds what visitors typed. Throws a `UsageError` when there is one already. */
export async function createPrivateFile(path: string): Promise<FileHandle> {
  return open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new UsageError(`${path} is there already: choose another file`);
    throw new UsageError(`${path} can't be written: ${error.message}`);
  });
}
