import { execFileSync } from "node:child_process";

/** Runs git in the folder that this process stands in; returns what it prints. Throws with git's own message. */
function git(...args: readonly string[]): string {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 30 });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new Error(`git ${args[0]} failed: ${said || String(error)}`, { cause: error });
  }
}

/** The commit that a name stands for; undefined when there is none here. */
export function findCommit(name: string): string | undefined {
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`).trim();
  } catch {
    return undefined;
  }
}

/** Tries to bring a commit here that no branch leads to any more, as after a force push. */
export function fetchCommit(commit: string): void {
  git("fetch", "--quiet", "--no-tags", "origin", commit);
}

/** The paths that differ between two commits: both the old and the new one of what was renamed, and those deleted. */
export function changedFiles(base: string, head: string): readonly string[] {
  const paths = git("diff", "--name-only", "--no-renames", "-z", "--end-of-options", base, head, "--");
  return paths.split("\0").filter((path) => path !== "");
}

/** Where the history of two commits parted. */
export function mergeBase(a: string, b: string): string {
  return git("merge-base", "--end-of-options", a, b).trim();
}
