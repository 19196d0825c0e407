import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseDeployables, readDeployables, upstreamsOf } from "../src/changes/deployables";
import { planRollout } from "../src/changes/rollout";
import { touchesOf } from "../src/changes/touches";
import { repository } from "../src/repository";

const deployables = readDeployables();
const names = deployables.all.map(({ name }) => name);
const touched = (path: string) => touchesOf(path, deployables).map(({ deployable }) => deployable);
const rollout = (...wanted: readonly string[]) => planRollout(new Set(wanted), deployables);

test("the deployables are the six folders of the design, in the order for an empty account", () => {
  expect(names).toEqual([
    "worker-infra",
    "processor-infra",
    "cv-analytics-processor",
    "reporter-infra",
    "cv-analytics-reporter",
    "cv-analytics-worker",
  ]);
  for (const name of names) expect(existsSync(join(repository, name, "package.json"))).toBe(true);
});

test.each(names)("a change in %s touches it and nothing else", (name) => {
  expect(touched(`${name}/package.json`)).toEqual([name]);
  expect(touched(`${name}/src/deeply/.hidden`)).toEqual([name]);
});

test.each([
  ["package-lock.json"],
  ["tsconfig.base.json"],
  [".github/account.json"],
  [".github/actions/setup/action.yml"],
  [".github/workflows/deploy.yml"],
  ["deployment/src/command.ts"],
  ["deployment/src/commands/code.ts"],
])("%s touches all six", (path) => {
  expect(touched(path)).toEqual(names);
});

test.each([
  [".github/workflows/_terraform.yml", ["worker-infra", "processor-infra", "reporter-infra"]],
  [".github/workflows/_plan.yml", ["worker-infra", "processor-infra", "reporter-infra"]],
  ["deployment/src/terraform/apply.ts", ["worker-infra", "processor-infra", "reporter-infra"]],
  [".github/workflows/_lambda.yml", ["cv-analytics-processor", "cv-analytics-reporter"]],
  ["deployment/src/lambda/deploy.ts", ["cv-analytics-processor", "cv-analytics-reporter"]],
  [".github/workflows/_edge.yml", ["cv-analytics-worker"]],
  ["deployment/src/edge/deploy.ts", ["cv-analytics-worker"]],
])("%s touches what is deployed by it", (path, expected) => {
  expect(touched(path)).toEqual(expected);
});

test.each([
  "README.md",
  "worker-infra/README.md",
  "docs/decisions/0001-join-in-any-order.md",
  "cv-analytics-processor/tests/correlation.test.ts",
  "processor-infra/tests/tables.test.ts",
  "local-stack/src/cli.ts",
  "terraform-tests/src/steps.ts",
  "deployment/tests/deployables.test.ts",
  ".github/workflows/pull-request.yml",
  ".github/workflows/drift.yml",
  "deployment/src/changes/select.ts",
  "deployment/src/pull-request/comment.ts",
  "deployment/src/drift/drift.ts",
  ".github/bootstrap/roles.yaml",
  "package.json",
  "biome.json",
  "worker-infra-of-somebody-else/main.ts",
  "docs/worker-infra/main.ts",
])("%s deploys nothing", (path) => {
  expect(touched(path)).toEqual([]);
});

test("each of the deployed has a piece whose workflow exists", () => {
  for (const { piece } of deployables.all)
    expect(existsSync(join(repository, `.github/workflows/_${piece}.yml`))).toBe(true);
});

test("everything waits for the nearest upstream that is deployed too", () => {
  expect(rollout(...names).waitsFor).toEqual({
    "worker-infra": [],
    "processor-infra": ["worker-infra"],
    "cv-analytics-processor": ["processor-infra"],
    "reporter-infra": ["processor-infra"],
    "cv-analytics-reporter": ["reporter-infra"],
    "cv-analytics-worker": ["worker-infra"],
  });
});

test("an upstream that is not deployed is passed over, and what comes before it is waited for", () => {
  expect(rollout("cv-analytics-reporter", "worker-infra").waitsFor).toEqual({
    "worker-infra": [],
    "cv-analytics-reporter": ["worker-infra"],
  });
});

test("what does not depend on each other waits for nothing", () => {
  expect(rollout("cv-analytics-worker", "cv-analytics-processor", "reporter-infra").waitsFor).toEqual({
    "cv-analytics-processor": [],
    "reporter-infra": [],
    "cv-analytics-worker": [],
  });
});

test("upstreams are found to the end of the chain", () => {
  expect([...upstreamsOf("cv-analytics-reporter", deployables)].sort()).toEqual([
    "processor-infra",
    "reporter-infra",
    "worker-infra",
  ]);
});

test("a map in which something comes before its upstream is refused by its name", () => {
  const text =
    "deployables: {a: {piece: p, after: [b]}, b: {piece: p, after: []}}\npieces: {p: []}\nshared: []\nignored: []";
  expect(() => parseDeployables(text)).toThrow("a: expected b above it");
});

test("a map with an unknown piece is refused by its name", () => {
  const text = "deployables: {a: {piece: q, after: []}}\npieces: {p: []}\nshared: []\nignored: []";
  expect(() => parseDeployables(text)).toThrow("a: there is no piece q");
});
