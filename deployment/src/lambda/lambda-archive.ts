import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

/** A function's code as Lambda takes it. */
export interface Archive {
  readonly bytes: Uint8Array;
  /** In hexadecimal, as the artifact is named. */
  readonly hash: string;
  /** The same hash as Lambda tells it of a function's code: in Base64. */
  readonly codeSha256: string;
}

/** The oldest instant that a zip can tell. In local time, as the zip is: its bytes are the same in every time zone. */
const noTime = new Date(1980, 0, 1);
/** A regular file that everyone may read: Lambda runs the code as another user than the one who unpacks it. */
const readableFile = { os: 3, attrs: 0o100644 << 16 } as const;

/** Zips a folder of built code. Equal files make equal bytes, whenever and wherever that is. */
export function archiveFolder(folder: string): Archive {
  // Source maps stay behind: no function asks for them.
  const names = readdirSync(folder).filter((name) => !name.endsWith(".map"));
  if (names.length === 0) throw new Error(`${folder} holds no code: run npm run build`);
  const files = names.sort().map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const);
  const bytes = zipSync(Object.fromEntries(files), { level: 9, mtime: noTime, ...readableFile });
  const digest = createHash("sha256").update(bytes).digest();
  return { bytes, hash: digest.toString("hex"), codeSha256: digest.toString("base64") };
}
