import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "../../../deployment/src/repository";
import { type Commits, startCommits } from "../../../deployment/tests/support/commits";
import { fillIn } from "./fill-in";

/** A repository that stands for the one on GitHub: what git has or would have of this working tree, filled in. */
export function createOrigin(folder: string): Commits {
  for (const path of listFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(repository, path), join(folder, path));
  }
  fillIn(folder);
  return startCommits(folder);
}

function listFiles(): readonly string[] {
  const known = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const paths = execFileSync("git", known, { cwd: repository, encoding: "utf8", maxBuffer: 1 << 30 }).split("\0");
  return paths.filter((path) => path !== "" && existsSync(join(repository, path)));
}
