import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ci } from "./support/ci";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cv-analytics-drift-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const leave = (workspace: string, text: string) => {
  mkdirSync(join(folder, `plan-${workspace}`));
  writeFileSync(join(folder, `plan-${workspace}/outcome.json`), text);
};
const leaveOutcome = (workspace: string, outcome: object) =>
  leave(workspace, JSON.stringify({ workspace, ...outcome }));
const leaveTwoClean = () => {
  for (const name of ["worker-infra", "processor-infra"]) leaveOutcome(name, { outcome: "clean" });
};
const drift = () => ci(["drift", "--from", folder]);

test("when every plan was made and is empty, all is clean", async () => {
  leaveTwoClean();
  leaveOutcome("reporter-infra", { outcome: "clean" });
  const { status, stdout } = await drift();
  expect(status).toBe(0);
  expect(stdout.match(/ clean /g)).toHaveLength(3);
});

test("a plan with changes is drift, and the run fails", async () => {
  leaveTwoClean();
  leaveOutcome("reporter-infra", { outcome: "changes", counts: { add: 0, change: 1, destroy: 0 } });
  const { status, stdout, output } = await drift();
  expect(status).toBe(1);
  expect(stdout).toMatch(/reporter-infra +drift +0 to add, 1 to change, 0 to destroy/);
  expect(output).toContain("error: reporter-infra: drift");
});

test.each([
  ["failed", '{"workspace":"reporter-infra","outcome":"failed","message":"terraform plan failed"}'],
  ["waits for another", '{"workspace":"reporter-infra","outcome":"waits","message":"once worker-infra is applied"}'],
  ["is cut off", ""],
  ["says nothing that is known", '{"workspace":"reporter-infra","outcome":"fine"}'],
  ["says not whose it is", '{"outcome":"clean"}'],
])("a plan that %s could not check, and is never clean", async (_, text) => {
  leaveTwoClean();
  leave("reporter-infra", text);
  const { status, stdout } = await drift();
  expect(status).toBe(1);
  expect(stdout).toMatch(/reporter-infra +could not check/);
});

test("when no job left anything behind, nothing could be checked", async () => {
  rmSync(folder, { recursive: true });
  const { status, stdout } = await drift();
  expect(status).toBe(1);
  expect(stdout.match(/could not check/g)).toHaveLength(3);
});
