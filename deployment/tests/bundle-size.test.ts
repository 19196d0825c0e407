import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../src/repository";
import { ci } from "./support/ci";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cv-analytics-size-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function compare(commit: string) {
  const functions = JSON.stringify(["cv-analytics-processor"]);
  const { status, output } = await ci(["bundle-size", "--functions", functions, "--since", commit, "--to", folder]);
  if (status !== 0) throw new Error(output);
  return JSON.parse(readFileSync(join(folder, "bundle-size.json"), "utf8"))[0];
}

const git = (...args: readonly string[]) =>
  execFileSync("git", args, { cwd: repository, encoding: "utf8", input: "" }).trim();

test("a function is built here and at the other commit, and both are measured", async () => {
  const { name, now, before } = await compare("HEAD");
  expect(name).toBe("cv-analytics-processor");
  for (const { bundle, zip } of [now, before]) {
    expect(zip).toBeGreaterThan(1_000);
    expect(bundle).toBeGreaterThan(zip);
  }
  expect(git("worktree", "list").split("\n")).toHaveLength(1);
});

test("a function that the other commit does not have is new", async () => {
  const nothing = git("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", git("mktree"), "-m", "nothing");
  const { now, before } = await compare(nothing);
  expect(now.bundle).toBeGreaterThan(1_000);
  expect(before).toBe("new");
});

test("a commit that is not here is named", async () => {
  await expect(compare("nowhere")).rejects.toThrow('there is no commit "nowhere" here');
});
