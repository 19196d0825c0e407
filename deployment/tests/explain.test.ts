import { tmpdir } from "node:os";
import { ci } from "./support/ci";
import { type Commits, startCommits } from "./support/commits";

let commits: Commits;
beforeEach(() => {
  commits = startCommits();
});
afterEach(() => commits.remove());

const explainJson = async (...args: readonly string[]) => {
  const { status, stdout, output } = await ci(["explain", "--json", ...args], commits.folder);
  if (status !== 0) throw new Error(output);
  return JSON.parse(stdout);
};

test("two commits are compared as trees, whatever lies between them", async () => {
  const base = commits.commit({ "worker-infra/sqs.ts": "1", "docs/a.md": "1" });
  commits.commit({ "worker-infra/sqs.ts": "2", "cv-analytics-reporter/src/index.ts": "1" });
  commits.commit({ "worker-infra/sqs.ts": "1" });
  expect(await explainJson(`${base}..HEAD`)).toEqual({
    deploy: ["cv-analytics-reporter"],
    waitsFor: { "cv-analytics-reporter": [] },
  });
});

test("a file that moves from one folder to another deploys both", async () => {
  const base = commits.commit({ "worker-infra/policy.ts": "the same text in both places\n" });
  commits.commit({ "worker-infra/policy.ts": null, "processor-infra/policy.ts": "the same text in both places\n" });
  expect(await explainJson(`${base}..`)).toEqual({
    deploy: ["worker-infra", "processor-infra"],
    waitsFor: { "worker-infra": [], "processor-infra": ["worker-infra"] },
  });
});

test("with three dots only what came since the two parted counts", async () => {
  commits.commit({ "README.md": "1" });
  commits.git("checkout", "--quiet", "-b", "feature");
  commits.commit({ "cv-analytics-worker/src/index.ts": "1" });
  commits.git("checkout", "--quiet", "main");
  commits.commit({ "processor-infra/main.ts": "1" });
  expect((await explainJson("main...feature")).deploy).toEqual(["cv-analytics-worker"]);
  expect((await explainJson("main..feature")).deploy).toEqual(["processor-infra", "cv-analytics-worker"]);
});

test("names with blanks, quotes and other scripts are read as they are", async () => {
  const base = commits.commit({ "README.md": "1" });
  commits.commit({ 'cv-analytics-worker/src/a "b" ü\n.ts': "1" });
  expect((await explainJson(`${base}..HEAD`)).deploy).toEqual(["cv-analytics-worker"]);
});

test("a list of files is explained for people: what, in which order, why, and what deploys nothing", async () => {
  const files = ["worker-infra/sqs.ts", "./processor-infra/iam.ts", "docs/slo.md"];
  const { stdout } = await ci(["explain", "--files", ...files], commits.folder);
  expect(stdout.trim().split("\n")).toEqual([
    "3 changed files: 2 of 6 deployables would deploy",
    "",
    "1. worker-infra",
    "   its own folder: worker-infra/sqs.ts",
    "",
    "2. processor-infra, after worker-infra",
    "   its own folder: processor-infra/iam.ts",
    "",
    "Stays as it is: cv-analytics-processor, reporter-infra, cv-analytics-reporter, cv-analytics-worker",
    "Deploys nothing: docs/slo.md",
  ]);
});

test("a folder by its bare name is meant with all that is in it", async () => {
  expect((await explainJson("--files", "worker-infra", "reporter-infra/")).deploy).toEqual([
    "worker-infra",
    "reporter-infra",
  ]);
});

test("a name that would begin a line of its own is printed on one line", async () => {
  const { stdout } = await ci(["explain", "--files", "docs/a\n::error::x.md"], commits.folder);
  expect(stdout).toContain('Deploys nothing: "docs/a\\n::error::x.md"');
});

test("outside of a repository git says so", async () => {
  const { status, output } = await ci(["explain", "main..HEAD"], tmpdir());
  expect(status).toBe(1);
  expect(output).toContain("not a git repository");
});

test.each([
  [["explain"], "expected either BASE..HEAD or --files, and not both"],
  [["explain", "main..HEAD", "--files", "a"], "expected either BASE..HEAD or --files, and not both"],
  [["explain", "main"], 'expected two commits as BASE..HEAD, but got "main"'],
  [["explain", "nowhere..HEAD"], 'there is no commit "nowhere" here'],
  [["explain", "--output=/tmp/x..HEAD"], "unknown option"],
  [["explain", "--files", "../outside.ts"], "expected a path from the root of the repository"],
  [["explain", "--files", "/worker-infra/sqs.ts"], "expected a path from the root of the repository"],
  [["explain", "--files", ".."], "expected a path from the root of the repository"],
  [["explain", "--files", "."], "expected a path from the root of the repository"],
  [["explain", "--files"], "argument missing"],
])("%j ends with a clear error", async (args, message) => {
  commits.commit({ "README.md": "1" });
  const { status, stdout, output } = await ci(args, commits.folder);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(output).toContain(message);
});
