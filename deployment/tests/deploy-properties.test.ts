import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { readDeployables } from "../src/changes/deployables";
import { explain } from "../src/changes/explain";
import { repository } from "../src/repository";
import { push } from "./actions/events";
import {
  deployed,
  type Name,
  names,
  playRollout,
  startsExpected,
  startsOf,
  turnOf,
  undone,
  upstreamsOf,
} from "./actions/rollout";

const settings = { seed: 1, numRuns: 300 };
const deployables = readDeployables();

const ofPieces: Readonly<Record<string, readonly Name[]>> = {
  ".github/workflows/_terraform.yml": ["worker-infra", "processor-infra", "reporter-infra"],
  ".github/workflows/_plan.yml": ["worker-infra", "processor-infra", "reporter-infra"],
  "deployment/src/terraform/": ["worker-infra", "processor-infra", "reporter-infra"],
  ".github/workflows/_lambda.yml": ["cv-analytics-processor", "cv-analytics-reporter"],
  "deployment/src/lambda/": ["cv-analytics-processor", "cv-analytics-reporter"],
  ".github/workflows/_edge.yml": ["cv-analytics-worker"],
  "deployment/src/edge/": ["cv-analytics-worker"],
  "deployment/src/commands/": names,
  "package-lock.json": names,
  "tsconfig.base.json": names,
  ".github/account.json": names,
  ".github/actions/setup/": names,
  ".github/workflows/deploy.yml": names,
};

/** What a change of a file deploys, said a second time and without globs. */
function touchedBy(path: string): readonly Name[] {
  if (path.endsWith(".md") || path.split("/").includes("tests")) return [];
  const own = names.filter((name) => path.startsWith(`${name}/`));
  const ofPiece = Object.entries(ofPieces).find(([each]) =>
    each.endsWith("/") ? path.startsWith(each) : path === each,
  );
  const isOfAllCommands = path.startsWith("deployment/src/") && path.split("/").length === 3 && path.endsWith(".ts");
  return [...own, ...(ofPiece?.[1] ?? []), ...(isOfAllCommands ? names : [])];
}

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: repository, encoding: "utf8" })
  .split("\0")
  .filter(Boolean);
const outside = ["docs", "local-stack", "scripts", "worker-infra2", "my/worker-infra", "types", ".github/workflows"];
const piece = ["deployment/src/terraform", "deployment/src/lambda", "deployment/src/edge", ".github/actions/setup"];
const part = fc.constantFrom(
  "src",
  "tests",
  "test",
  "infrastructure",
  ".hidden",
  "a b",
  "[x]",
  "ü",
  "tests.ts",
  "docs",
);
const file = fc.constantFrom(
  "index.ts",
  "README.md",
  "notes.md.ts",
  "lambda.yaml",
  ".env",
  "package-lock.json",
  "a\nb.ts",
);
const invented = fc
  .tuple(fc.constantFrom(...names, ...outside, ...piece), fc.array(part, { maxLength: 3 }), file)
  .map(([folder, parts, name]) => [folder, ...parts, name].join("/"));
const path = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...tracked) },
  { weight: 3, arbitrary: invented },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(ofPieces).filter((each) => !each.endsWith("/"))) },
);
const minutes = fc.dictionary(
  fc.constantFrom(...names.flatMap((name) => ["plan / plan", "apply", "deploy"].map((job) => `${name} / ${job}`))),
  fc.integer({ min: 1, max: 40 }),
);

test("whatever changes, exactly what it touches is deployed, each as soon as what it depends on has been", () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 12 }), minutes, (paths, lengths) => {
      const touched = new Set(paths.flatMap(touchedBy));
      const { deploy } = explain(paths, deployables).rollout;
      const actions = playRollout({ selected: () => deploy, minutesOf: (job) => lengths[job] ?? 1 });
      const expected = names.filter((name) => touched.has(name));
      expect(deployed(actions).toSorted()).toEqual(expected.toSorted());
      expect(undone(actions)).toEqual([]);
      expect(startsOf(actions, expected)).toEqual(startsExpected(actions, expected));
    }),
    settings,
  );
});

test("whatever fails, nothing that depends on it is deployed, and everything else is", () => {
  const outcome = fc.constantFrom("failure" as const, "cancelled" as const);
  const outcomes = fc.dictionary(fc.constantFrom(...names), outcome);
  const selection = fc.subarray([...names]);
  fc.assert(
    fc.property(selection, outcomes, fc.subarray([...names]), minutes, (selected, failing, atPlan, lengths) => {
      const infrastructure = atPlan.filter((name) => name.endsWith("-infra"));
      const actions = playRollout({
        selected: () => selected,
        outcomes: failing,
        atPlan: infrastructure,
        minutesOf: (job) => lengths[job] ?? 1,
      });
      const fails = (name: Name) => selected.includes(name) && name in failing;
      const isReached = (name: Name) => selected.includes(name) && !upstreamsOf(name).some(fails);
      expect(deployed(actions).toSorted()).toEqual(names.filter((name) => isReached(name) && !fails(name)).toSorted());
      const begun = names.filter((name) => isReached(name) && fails(name) && !infrastructure.includes(name));
      expect(undone(actions).toSorted()).toEqual(begun.toSorted());
    }),
    settings,
  );
});

test("however runs come together, one at a time deploys a deployable, and none is cancelled", () => {
  const runs = fc.array(fc.subarray([...names], { minLength: 1 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(runs, minutes, (selections, lengths) => {
      const actions = playRollout({
        selected: (run) => selections[run - 1] ?? [],
        minutesOf: (job) => lengths[job] ?? 1,
        events: selections.map(() => push()),
      });
      for (const [index, selection] of selections.entries())
        expect(deployed(actions, index + 1).toSorted()).toEqual(selection.toSorted());
      for (const name of names) {
        const turns = selections.flatMap((each, index) =>
          each.includes(name) ? [turnOf(actions, name, index + 1)] : [],
        );
        const inTime = turns.toSorted((a, b) => a.from - b.from);
        for (const [index, { from }] of inTime.entries())
          expect(from).toBeGreaterThanOrEqual(inTime[index - 1]?.to ?? 0);
      }
    }),
    settings,
  );
});
