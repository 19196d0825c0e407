import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { repository } from "../../src/repository";

const leftBehind = ["node_modules", "dist", "cdktf.out", "hcl.out", ".wrangler", "out"];

/** A copy of some folders of the repository, with its packages, that a test may change. */
export function copyFolders(...folders: readonly string[]): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cv-analytics-copy-")));
  for (const each of ["package.json", "tsconfig.json", "tsconfig.base.json", ...folders]) {
    const filter = (from: string) => !leftBehind.includes(basename(from));
    cpSync(join(repository, each), join(folder, each), { recursive: true, filter });
  }
  symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
