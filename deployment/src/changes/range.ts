import { posix } from "node:path";
import { changedFiles, findCommit, mergeBase } from "./git";

/** The files that change in `BASE..HEAD`, or since the two parted in `BASE...HEAD`. Throws when it is no range of commits. */
export function filesInRange(range: string): readonly string[] {
  const [, base = "", dots = "", head = ""] = /^(.+?)(\.{2,3})([^.].*)?$/.exec(range) ?? [];
  if (!dots) throw new Error(`expected two commits as BASE..HEAD, but got "${range}"`);
  const [from, to] = [commitOf(base), commitOf(head || "HEAD")];
  return changedFiles(dots === "..." ? mergeBase(from, to) : from, to);
}

function commitOf(name: string): string {
  const commit = findCommit(name);
  if (commit) return commit;
  throw new Error(`there is no commit "${name}" here: expected a branch, a tag or a commit that was fetched`);
}

/** The path of a file as git has it. Throws when it leads out of the repository. */
export function toRepositoryPath(path: string): string {
  const normal = posix.normalize(path);
  if (path !== "" && !posix.isAbsolute(normal) && !/^\.\.?(\/|$)/.test(normal)) return normal;
  throw new Error(`expected a path from the root of the repository, but got "${path}"`);
}
