import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { settleStack } from "../src/lambda/stack-status";

// In the place of the AWS CLI: tells one status after the other, and notes what else it is asked for.
const program = `#!/usr/bin/env bash
cd "$(dirname "$0")"
if [ "$2" != describe-stacks ]; then echo "$2 $3" >> asked; exit 0; fi
status=$(head -n 1 statuses); sed -i 1d statuses
if [ "$status" = none ]; then echo "Stack with id $4 does not exist" >&2; exit 254; fi
echo "$status"
`;

const path = process.env.PATH;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cv-analytics-aws-"));
  writeFileSync(join(folder, "aws"), program);
  writeFileSync(join(folder, "asked"), "");
  chmodSync(join(folder, "aws"), 0o755);
  process.env.PATH = `${folder}${delimiter}${path}`;
  jest.spyOn(console, "log").mockImplementation();
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
  jest.restoreAllMocks();
});

/** Settles a stack that has these statuses, one after the other; tells whether it is there then and how often it was waited for. */
async function settle(...statuses: readonly string[]) {
  writeFileSync(join(folder, "statuses"), `${statuses.join("\n")}\n`);
  let pauses = 0;
  const isThere = await settleStack("cv-analytics-processor", async () => {
    pauses += 1;
  });
  return { isThere, pauses };
}
const asked = () => readFileSync(join(folder, "asked"), "utf8").trim().split("\n");

test.each(["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"])(
  "a stack in %s is there",
  async (status) => {
    expect(await settle(status)).toEqual({ isThere: true, pauses: 0 });
    expect(asked()).toEqual([""]);
  },
);

test.each(["none", "REVIEW_IN_PROGRESS"])("a stack in %s is not there yet, and is not waited for", async (status) => {
  expect(await settle(status)).toEqual({ isThere: false, pauses: 0 });
});

test("a stack that somebody else still updates, as a cancelled run does, is waited for", async () => {
  const statuses = ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_COMPLETE"];
  expect(await settle(...statuses)).toEqual({ isThere: true, pauses: 2 });
});

test("a stack whose creation failed is deleted, and made again", async () => {
  expect(await settle("ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE")).toEqual({ isThere: false, pauses: 1 });
  expect(asked()).toEqual(["delete-stack --stack-name", "wait stack-delete-complete"]);
});
