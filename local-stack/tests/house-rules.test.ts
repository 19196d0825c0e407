import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");

/** What the linter says of a file with this content at this place, under the repository's own rules. */
function lint(file: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), "house-rules-"));
  try {
    for (const rules of ["biome.json", "lint"]) cpSync(join(root, rules), join(folder, rules), { recursive: true });
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
    const biome = join(root, "node_modules/.bin/biome");
    const { stdout, stderr } = spawnSync(biome, ["lint", "--vcs-enabled=false", file], {
      cwd: folder,
      encoding: "utf8",
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ["cv-analytics-processor/src/events.ts", 'import "../../cv-analytics-reporter/src/iso-week";'],
  ["cv-analytics-worker/src/index.ts", 'import "cv-analytics-processor";'],
  ["reporter-infra/main.ts", 'import "../processor-infra/stack";'],
  ["processor-infra/tests/stack.test.ts", 'import "../../local-stack/src/loopback";'],
])("in %s, %s is refused: a deployable imports no sibling", (file, content) => {
  expect(lint(file, content)).toContain("A deployable imports no sibling");
});

test.each([
  ['import "@aws-sdk/client-sqs";', "A pure file imports no SDK"],
  ['import "node:fs";', "A pure file imports no SDK"],
  ["export const settings = process.env;", "A pure file reads no environment"],
  ["export const now = Date.now();", "A pure file takes the time and chance as arguments"],
  ["export const now = new Date();", "A pure file takes the time and chance as arguments"],
  ["export const dice = Math.random();", "A pure file takes the time and chance as arguments"],
])("in a file of a service that is not named as an adapter, %s is refused", (content, reason) => {
  for (const service of ["worker", "processor", "reporter"])
    expect(lint(`cv-analytics-${service}/src/any-new-idea.ts`, content)).toContain(reason);
});

test("an adapter may import its SDK, and a pure file may calculate with dates that it is given", () => {
  const calculation = "export const day = new Date(5).getUTCDay();";
  expect(lint("cv-analytics-processor/src/dynamodb.ts", 'import "@aws-sdk/lib-dynamodb";')).not.toContain("pure file");
  expect(lint("cv-analytics-processor/src/any-new-idea.ts", calculation)).not.toContain("pure file");
});
