import { spawnSync } from "node:child_process";
import { Actions } from "./actions/actions";
import { ciArgumentsOf, ciCommandsOf } from "./actions/commands";
import { type Event, mergeGroup, pullRequest } from "./actions/events";
import { runSelect, withMain } from "./actions/main-branch";
import type { PlacedStep } from "./actions/run";
import { afterSetup, noAccount } from "./actions/setup";
import type { Result } from "./actions/status";

const secrets = { repository: { TF_API_TOKEN: "secret" }, environments: {} };

interface Scene {
  /** The minute in which somebody cancels the run. */
  readonly cancelledAt?: number;
  /** What `select` outputs. */
  readonly selected?: Readonly<Record<string, string>>;
  readonly event?: Event;
  /** How jobs end that do not succeed, by name. */
  readonly outcomes?: Readonly<Record<string, "failure" | "cancelled">>;
  readonly account?: typeof noAccount;
}

const nothing = { workspaces: "[]", functions: "[]" };
const much = {
  workspaces: '["worker-infra","reporter-infra"]',
  functions: '["cv-analytics-reporter"]',
};

function play({ selected = much, event = pullRequest(), outcomes = {}, account, cancelledAt }: Scene = {}): Actions {
  const perform = (step: PlacedStep) => {
    if (step.job === "required") return { result: runGate(step) };
    const outcome = /^npm (run|audit) /.test(step.run ?? "") ? outcomes[step.job] : undefined;
    return { result: outcome, outputs: step.id === "select" ? selected : {} };
  };
  const actions = new Actions({ secrets, perform: afterSetup(perform, account), minutesOf: () => 10 }).at(0, event);
  return (cancelledAt === undefined ? actions : actions.cancelAt(cancelledAt, 1)).run();
}

const hasJq = spawnSync("bash", ["-c", "command -v jq"]).status === 0;
// The gate is a line of jq, which GitHub's runners have; it is run as it stands, and in CI it must be.
const testWithJq = hasJq || process.env.CI === "true" ? test : test.skip;

function runGate({ run = "", env }: PlacedStep): "success" | "failure" {
  if (!hasJq) return "success";
  const { status } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", run], {
    env: { PATH: process.env.PATH, ...env },
  });
  return status === 0 ? "success" : "failure";
}

const resultsOf = ({ records }: Actions, ...jobs: readonly string[]): readonly (Result | undefined)[] =>
  jobs.map((job) => records.find((record) => record.job === job)?.result);

describe("a change is proposed", () => {
  const propose = (files: Readonly<Record<string, string>>, event = pullRequest()) => {
    const asked = play({ event })
      .job("select")
      .steps.find(({ id }) => id === "select");
    let actions: Actions | undefined;
    return withMain(async (main) => {
      main.commit({ "README.md": "1" });
      main.git("checkout", "--quiet", "-b", "feature");
      for (const [path, content] of Object.entries(files)) main.commit({ [path]: content });
      main.git("checkout", "--quiet", "main");
      main.commit({ "processor-infra/main.ts": "not of this change" });
      main.git("merge", "--quiet", "--no-ff", "--message", "merge", "feature");
      const selected = await runSelect(asked ? (ciArgumentsOf(asked) ?? []) : [], main.folder, asked?.env ?? {});
      actions = play({ selected, event });
    }).then(() => actions ?? play());
  };

  test("of two workspaces: both are planned, not to be applied, and may wait for each other", async () => {
    const actions = await propose({ "worker-infra/main.ts": "1", "reporter-infra/main.ts": "1" });
    const argumentsOf = (job: string) => actions.job(job).steps.flatMap((step) => ciArgumentsOf(step) ?? []);
    expect(argumentsOf("plan (worker-infra) / plan").slice(0, 3)).toEqual(["account", "plan", "worker-infra"]);
    for (const workspace of ["worker-infra", "reporter-infra"])
      expect(argumentsOf(`plan (${workspace}) / plan`).slice(-4)).toEqual(["--keep", "false", "--may-wait", "true"]);
    expect(resultsOf(actions, "plan (processor-infra) / plan", "bundle-size", "comment", "required")).toEqual([
      undefined,
      "skipped",
      "success",
      "success",
    ]);
  });

  test("of a function: its bundle is measured, and nothing is planned", async () => {
    const actions = await propose({ "cv-analytics-processor/src/index.ts": "1" });
    const measured = actions.job("bundle-size").steps.flatMap((step) => ciArgumentsOf(step) ?? []);
    expect(measured.slice(0, 3)).toEqual(["bundle-size", "--functions", '["cv-analytics-processor"]']);
    expect(resultsOf(actions, "plan", "comment", "required")).toEqual(["skipped", "success", "success"]);
  });

  test("of documents: all is proved, nothing is planned or measured, and the gate opens", async () => {
    const actions = await propose({ "docs/a.md": "1" });
    expect(resultsOf(actions, "check", "test-terraform", "dependencies", "plan", "bundle-size", "required")).toEqual([
      "success",
      "success",
      "success",
      "skipped",
      "skipped",
      "success",
    ]);
  });
});

test("plans read with the shared secret, and applying is not theirs", () => {
  const actions = play();
  const { steps, permissions, environment } = actions.job("plan (worker-infra) / plan");
  expect(steps.find(({ name }) => name === "Plan")?.env.TF_TOKEN_app_terraform_io).toBe("secret");
  expect(steps.find(({ uses }) => uses?.startsWith("aws-actions/"))?.with["role-to-assume"]).toMatch(
    /role\/cv-analytics-plan$/,
  );
  expect(permissions).toEqual({ contents: "read", "id-token": "write" });
  expect(environment).toBeUndefined();
  expect(
    actions.records.flatMap((job) => ciCommandsOf(job.steps)).some((command) => /^(apply|deploy)/.test(command)),
  ).toBe(false);
});

describe("the pull request of a fork", () => {
  const actions = play({ event: pullRequest("stranger/cv-analytics") });

  test("is proved and measured, but neither planned nor commented on", () => {
    expect(resultsOf(actions, "check", "test-terraform", "dependencies", "bundle-size", "plan", "comment")).toEqual([
      "success",
      "success",
      "success",
      "success",
      "skipped",
      "skipped",
    ]);
  });

  testWithJq("may be merged", () => {
    expect(actions.job("required").result).toBe("success");
  });

  test("gets no role, no secret and no right to write", () => {
    const steps = actions.records.flatMap((job) => job.steps);
    expect(steps.some(({ uses }) => uses?.startsWith("aws-actions/"))).toBe(false);
    expect(steps.flatMap(({ env }) => Object.values(env))).not.toContain("secret");
    expect(actions.records.flatMap(({ permissions }) => Object.values(permissions))).not.toContain("write");
  });
});

describe("in the merge queue", () => {
  const actions = play({ event: mergeGroup() });

  test("nothing is planned and there is no comment", () => {
    expect(resultsOf(actions, "check", "plan", "comment")).toEqual(["success", "skipped", "skipped"]);
  });

  testWithJq("the gate opens", () => {
    expect(actions.job("required").result).toBe("success");
  });
});

describe("before the bootstrap", () => {
  const actions = play({ account: noAccount });

  test("nothing is planned, and the comment asks for no plan", () => {
    expect(resultsOf(actions, "check", "plan", "comment")).toEqual(["success", "skipped", "success"]);
    expect(actions.job("comment").steps.at(-1)?.env.WORKSPACES).toBe("[]");
  });

  testWithJq("the gate opens", () => {
    expect(actions.job("required").result).toBe("success");
  });
});

test("in the merge queue the change is counted from what the queue merges it into", () => {
  const select = play({ event: mergeGroup() })
    .job("select")
    .steps.find(({ id }) => id === "select");
  expect(ciArgumentsOf(select ?? { with: {}, env: {} })).toEqual(["select", "--since", "b".repeat(40)]);
});

describe("the gate", () => {
  const jobs = [
    "check",
    "test-terraform",
    "dependencies",
    "select",
    "plan (reporter-infra) / plan",
    "bundle-size",
    "comment",
  ];

  testWithJq("opens when all has succeeded, or had nothing to do", () => {
    expect(play().job("required").result).toBe("success");
    expect(play({ selected: nothing }).job("required").result).toBe("success");
  });

  testWithJq.each([5, 15, 25])("runs and stays shut when the run is cancelled after %i minutes", (cancelledAt) => {
    const required = play({ cancelledAt }).job("required");
    expect(required.from).toBe(cancelledAt);
    expect(required.result).toBe("failure");
  });

  describe.each(["failure", "cancelled"] as const)("after a %s", (outcome) => {
    testWithJq.each(jobs)("of %s runs and stays shut", (job) => {
      const required = play({ outcomes: { [job]: outcome } }).job("required");
      expect(required.from).toBeDefined();
      expect(required.result).toBe("failure");
    });
  });
});

test("a failed plan stops no other plan, and the comment still tells of both", () => {
  const actions = play({ outcomes: { "plan (worker-infra) / plan": "failure" } });
  expect(resultsOf(actions, "plan (reporter-infra) / plan", "comment")).toEqual(["success", "success"]);
  const { WORKSPACES, PULL_REQUEST } = actions.job("comment").steps.at(-1)?.env ?? {};
  expect([WORKSPACES, PULL_REQUEST]).toEqual(['["worker-infra","reporter-infra"]', "7"]);
});

test("a new push to a pull request ends the checks of the one before, and of no other pull request", () => {
  const perform = afterSetup(({ id }) => ({ outputs: id === "select" ? nothing : {} }));
  const actions = new Actions({ perform, minutesOf: (job) => (job === "required" ? 1 : 10) });
  actions.at(0, pullRequest()).at(1, pullRequest(undefined, 8)).at(2, pullRequest()).run();
  expect([1, 2, 3].map((run) => actions.job("check", run).result)).toEqual(["cancelled", "success", "success"]);
  expect(actions.job("check").to).toBe(2);
});
