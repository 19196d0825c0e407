import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { findCommit } from "../changes/git";
import { runCommand } from "../command";
import { repository } from "../repository";
import { archiveFolder } from "./lambda-archive";

const size = z.strictObject({ bundle: z.number(), zip: z.number() });
const schema = z.array(z.strictObject({ name: z.string(), now: size, before: size.optional() }));

/** Bytes of a function's bundle and of its zip, now and in the base; without a base's the function is new. */
export type BundleSizes = z.output<typeof schema>;

type Size = z.output<typeof size>;

export const bundleSizeFile = "bundle-size.json";

export function readBundleSizes(path: string): BundleSizes {
  return schema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Builds functions here and at another commit, and leaves their sizes in a folder. */
export async function compareBundles(names: readonly string[], commit: string, to: string): Promise<BundleSizes> {
  const base = findCommit(commit);
  if (!base) throw new Error(`there is no commit "${commit}" here`);
  const sizes = await withCheckout(base, async (before) => {
    const each = names.map(async (name) => {
      const [now, then] = await Promise.all([build(name, repository), build(name, before)]);
      if (!now) throw new Error(`there is no function ${name}`);
      return { name, now, ...(then && { before: then }) };
    });
    return Promise.all(each);
  });
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, bundleSizeFile), `${JSON.stringify(sizes)}\n`);
  return sizes;
}

/** Builds a function in a checkout; undefined where it does not exist. */
async function build(name: string, checkout: string): Promise<Size | undefined> {
  if (!existsSync(join(checkout, name, "package.json"))) return undefined;
  await runCommand("npm", ["run", "--silent", "build", "--workspace", name], { cwd: checkout });
  const dist = join(checkout, name, "dist");
  return { bundle: statSync(join(dist, "index.js")).size, zip: archiveFolder(dist).bytes.length };
}

/** Checks a commit out beside this one, with its own packages where its lock file is another. */
async function withCheckout<Result>(commit: string, use: (folder: string) => Promise<Result>): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), "cv-analytics-base-"));
  const folder = join(home, "base");
  try {
    await runCommand("git", ["worktree", "add", "--quiet", "--detach", folder, commit], { cwd: repository });
    if (readLock(folder) === readLock(repository))
      symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    else if (readLock(folder)) await runCommand("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
    return await use(folder);
  } finally {
    rmSync(home, { recursive: true, force: true });
    await runCommand("git", ["worktree", "prune"], { cwd: repository });
  }
}

function readLock(checkout: string): string | undefined {
  const file = join(checkout, "package-lock.json");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
