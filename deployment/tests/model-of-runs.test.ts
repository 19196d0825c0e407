import { Actions } from "./actions/actions";
import { byHand, mergeGroup, pullRequest, push } from "./actions/events";
import { actions, chain, leaf } from "./actions/small-workflows";
import { parseWorkflow } from "./actions/workflow";

describe("a concurrency group", () => {
  const job = (more: string) => `  job:\n    concurrency: { group: pond${more} }\n    ${leaf}`;
  const froms = (run: Actions) =>
    [1, 2, 3].map((number) => [run.job("job", number).result, run.job("job", number).from]);

  test("lets one run at a time, and of those that wait the newest only", () => {
    const run = actions(job(""), { minutesOf: () => 10 })
      .at(1, push())
      .at(2, push())
      .run();
    expect(froms(run)).toEqual([
      ["success", 0],
      ["cancelled", undefined],
      ["success", 10],
    ]);
  });

  test("with a queue lets all run in the order of their coming", () => {
    const run = actions(job(", queue: max"), { minutesOf: () => 10 })
      .at(1, push())
      .at(2, push())
      .run();
    expect(froms(run)).toEqual([
      ["success", 0],
      ["success", 10],
      ["success", 20],
    ]);
  });

  test("of a workflow may cancel the run that is under way, of which only what always runs remains", () => {
    const jobs = `  work:\n    ${leaf}\n  after:\n    needs: work\n    if: always()\n    ${leaf}`;
    const main = `name: Main\non: { push: { branches: [main] } }\nconcurrency: { group: one, cancel-in-progress: true }\njobs:\n${jobs}`;
    const files = { workflows: { "./.github/workflows/main.yml": parseWorkflow(main) }, actions: {} };
    const run = new Actions({ files, minutesOf: () => 10 }).at(0, push()).at(4, push()).run();
    expect(run.job("work")).toMatchObject({ result: "cancelled", to: 4 });
    expect(run.job("after")).toMatchObject({ result: "success", from: 4, to: 14 });
    expect(run.job("work", 2)).toMatchObject({ result: "success", from: 14 });
  });
});

test("a cancelled run ends what runs and what waits for its group, and starts nothing but what always runs", () => {
  const jobs = `${chain("if: always()")}\n  d:\n    needs: b\n    ${leaf}`;
  const run = actions(jobs, { minutesOf: () => 10 })
    .cancelAt(5, 1)
    .run();
  expect(run.job("a")).toMatchObject({ result: "cancelled", to: 5 });
  expect(run.job("b").result).toBe("skipped");
  expect(run.job("c")).toMatchObject({ result: "success", from: 5 });
  expect(run.job("d").result).toBe("skipped");
});

test("only its triggers start a workflow", () => {
  const on = (triggers: string, event: Parameters<Actions["at"]>[1]) => {
    const text = `name: Main\non: ${triggers}\njobs:\n  job:\n    ${leaf}`;
    const files = { workflows: { "./.github/workflows/main.yml": parseWorkflow(text) }, actions: {} };
    return new Actions({ files }).at(0, event).run().records.length;
  };
  expect(on("{ push: { branches: [main] } }", push())).toBe(1);
  expect(on("{ push: { branches: [main] } }", push("other"))).toBe(0);
  expect(on("{ push: { branches: [main] } }", pullRequest())).toBe(0);
  expect(on("{ pull_request: { branches: [main] }, merge_group: }", pullRequest())).toBe(1);
  expect(on("{ pull_request: { branches: [main] }, merge_group: }", mergeGroup())).toBe(1);
  expect(on("{ workflow_dispatch: }", byHand("main.yml"))).toBe(1);
  expect(on("{ workflow_dispatch: }", byHand("other.yml"))).toBe(0);
  const choice = "{ workflow_dispatch: { inputs: { what: { type: choice, options: [a, b], required: true } } } }";
  expect(on(choice, byHand("main.yml", { what: "b" }))).toBe(1);
  expect(() => on(choice, byHand("main.yml", { what: "c" }))).toThrow("expected one of a, b");
  expect(() => on(choice, byHand("main.yml"))).toThrow("required");
});

test.each([
  ["paths on a trigger", "name: A\non: { push: { branches: [main], paths: [a] } }\njobs: {}"],
  ["a pattern of branches", "name: A\non: { push: { branches: ['releases/**'] } }\njobs: {}"],
  ["another trigger", "name: A\non: { pull_request_target: { branches: [main] } }\njobs: {}"],
  ["a matrix that stops early", "name: A\non: { merge_group: }\njobs: { a: { strategy: { matrix: { b: [1] } } } }"],
  [
    "a step that may fail",
    "name: A\non: { merge_group: }\njobs: { a: { steps: [{ run: b, continue-on-error: true }] } }",
  ],
  ["services", "name: A\non: { merge_group: }\njobs: { a: { services: {} } }"],
])("%s is not modelled and does not pass", (_, text) => {
  expect(() => parseWorkflow(text)).toThrow(/Unrecognized key|no patterns|expected/);
});
