import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A git repository of its own, gone with `remove`. */
export interface Commits {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes files by path, or deletes those whose content is null, and commits; returns the commit. */
  readonly commit: (files: Readonly<Record<string, string | null>>) => string;
  readonly remove: () => void;
}

/** Makes the folder a git repository; by default a new folder. */
export function startCommits(folder = mkdtempSync(join(tmpdir(), "cv-analytics-commits-"))): Commits {
  const identity = {
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@b",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@b",
  };
  const env = { ...process.env, ...identity, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: folder, env, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    git,
    commit(files) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(folder, path);
        if (content === null) rmSync(file);
        else {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
        }
      }
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "change");
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
