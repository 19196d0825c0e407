import picomatch from "picomatch";
import type { Deployables } from "./deployables";

/** That a changed file touches a deployable, and why. */
export interface Touch {
  readonly deployable: string;
  readonly reason: "its own folder" | "how it is deployed" | "shared by all";
}

/** What a changed file touches; `path` is relative to the root of the repository. */
export function touchesOf(path: string, { all, pieces, shared, ignored }: Deployables): readonly Touch[] {
  if (matches(path, ignored)) return [];
  return all.flatMap<Touch>(({ name, piece }) => {
    if (path === name || path.startsWith(`${name}/`)) return [{ deployable: name, reason: "its own folder" }];
    if (matches(path, pieces[piece] ?? [])) return [{ deployable: name, reason: "how it is deployed" }];
    if (matches(path, shared)) return [{ deployable: name, reason: "shared by all" }];
    return [];
  });
}

/** A name may begin with a dot, and hold anything, even a line break. */
function matches(path: string, globs: readonly string[]): boolean {
  return picomatch.isMatch(path, [...globs], { dot: true, flags: "s" });
}
