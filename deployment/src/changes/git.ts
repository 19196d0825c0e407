import { execFileSync, spawnSync } from "node:child_process";

/** Runs git in the folder that this process stands in; returns what it prints. Throws with git's own message. */
function git(...args: readonly string[]): string {
  try {
    return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 30 });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new Error(`git ${args.join(" ")} failed: ${said || "it says nothing more"}`, { cause: error });
  }
}

/** The commit that a name stands for; undefined when there is none here. Throws outside of a repository. */
export function findCommit(name: string): string | undefined {
  const options = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const { status, stdout, stderr } = spawnSync("git", options, { encoding: "utf8" });
  if (status === 0) return stdout.trim();
  if (status === 1) return undefined;
  throw new Error(`git rev-parse failed: ${stderr?.trim() || "git does not start"}`);
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
