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
import { readJson } from "../json";
import { archiveFolder } from "../lambda/lambda-archive";
import { repository } from "../repository";

const size = z.strictObject({ bundle: z.number(), zip: z.number() });
const schema = z.array(
  z.strictObject({ name: z.string(), now: size, before: z.union([size, z.enum(["new", "could not be built"])]) }),
);

/** Bytes of a function's bundle and of its zip, here and in the base. */
export type BundleSizes = z.output<typeof schema>;

type Size = z.output<typeof size>;

export const bundleSizeFile = "bundle-size.json";

export function readBundleSizes(path: string): BundleSizes {
  return readJson(path, schema);
}

/** Builds functions here and at another commit, and leaves their sizes in a folder. */
export async function compareBundles(names: readonly string[], commit: string, to: string): Promise<BundleSizes> {
  const base = findCommit(commit);
  if (!base) throw new Error(`there is no commit "${commit}" here`);
  const here: [string, Size][] = [];
  for (const name of names) {
    const now = await build(name, repository);
    if (now === "new") throw new Error(`there is no function ${name}`);
    here.push([name, now]);
  }
  const before = await buildBase(names, base);
  const sizes = here.map(([name, now]) => ({ name, now, before: before.get(name) ?? ("could not be built" as const) }));
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, bundleSizeFile), `${JSON.stringify(sizes)}\n`);
  return sizes;
}

/** Builds what can be built of the base: one that is broken is what the change may repair. */
async function buildBase(names: readonly string[], commit: string): Promise<ReadonlyMap<string, Size | "new">> {
  const sizes = new Map<string, Size | "new">();
  try {
    await withCheckout(commit, async (folder) => {
      for (const name of names) sizes.set(name, await build(name, folder));
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return sizes;
}

/** Builds a function in a checkout. */
async function build(name: string, checkout: string): Promise<Size | "new"> {
  if (!existsSync(join(checkout, name, "package.json"))) return "new";
  await runCommand("npm", ["run", "--silent", "build", "--workspace", name], { cwd: checkout });
  const dist = join(checkout, name, "dist");
  return { bundle: statSync(join(dist, "index.js")).size, zip: archiveFolder(dist).bytes.length };
}

/** Checks a commit out beside this one, with its own packages where its lock file is another. */
async function withCheckout(commit: string, use: (folder: string) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "cv-analytics-base-"));
  const folder = join(home, "base");
  try {
    await runCommand("git", ["worktree", "add", "--quiet", "--detach", folder, commit], { cwd: repository });
    if (readLock(folder) === readLock(repository))
      symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    else if (readLock(folder)) await runCommand("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
    await use(folder);
  } finally {
    rmSync(home, { recursive: true, force: true });
    await runCommand("git", ["worktree", "prune"], { cwd: repository });
  }
}

function readLock(checkout: string): string | undefined {
  const file = join(checkout, "package-lock.json");
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
