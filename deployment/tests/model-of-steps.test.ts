import { Actions } from "./actions/actions";
import { push } from "./actions/events";
import { actions, results } from "./actions/small-workflows";
import { parseAction, parseWorkflow } from "./actions/workflow";

describe("steps", () => {
  const steps = (list: string) => `  job:\n    runs-on: ubuntu-latest\n    permissions: {}\n    steps:\n${list}`;

  test("hand outputs to later steps, and by way of their job to later jobs", () => {
    const jobs = `  first:
    runs-on: ubuntu-latest
    permissions: {}
    outputs: { names: "\${{ steps.select.outputs.names }}" }
    steps: [{ id: select, run: select }, { run: show, env: { SEEN: "seen \${{ steps.select.outputs.names }}" } }]
  each:
    needs: first
    strategy:
      fail-fast: false
      matrix: { name: "\${{ fromJSON(needs.first.outputs.names) }}" }
    runs-on: ubuntu-latest
    permissions: {}
    steps: [{ run: work, env: { NAME: "\${{ matrix.name }}" } }]`;
    const run = actions(jobs, { perform: () => ({ outputs: { names: '["a","b"]' } }) }).run();
    expect(run.job("first").steps[1]?.env.SEEN).toBe('seen ["a","b"]');
    expect(run.job("each (b)").steps[0]?.env.NAME).toBe("b");
    expect(results(jobs, { perform: () => ({ outputs: { names: "[]" } }) })).toEqual({ first: "success" });
  });

  test("end with the first failure, save those that run nevertheless", () => {
    const list = "      - run: break\n      - run: go on\n      - run: tidy\n        if: ${{ !cancelled() }}";
    const run = actions(steps(list), {
      perform: ({ run }) => ({ result: run === "break" ? "failure" : "success" }),
    }).run();
    expect(run.job("job").steps.map((step) => step.run)).toEqual(["break", "tidy"]);
    expect(run.job("job").result).toBe("failure");
  });

  test("of an action of the repository see its inputs, and give its outputs", () => {
    const action = parseAction(`name: A
description: A
inputs: { big: { description: Whether, default: "false" } }
outputs: { size: { description: Size, value: "\${{ steps.measure.outputs.size }}" } }
runs:
  using: composite
  steps:
    - { id: measure, run: measure, shell: bash }
    - { if: inputs.big == 'true', run: enlarge, shell: bash }`);
    const main = (more: string) =>
      parseWorkflow(
        `name: Main\non: { push: { branches: [main] } }\njobs:\n${steps(
          `      - uses: ./.github/actions/a\n        id: a\n        ${more}\n      - run: use\n        env: { SIZE: "\${{ steps.a.outputs.size }}" }`,
        )}`,
      );
    const run = (more: string) =>
      new Actions({
        files: {
          workflows: { "./.github/workflows/main.yml": main(more) },
          actions: { "./.github/actions/a": action },
        },
        perform: ({ id }) => (id === "measure" ? { outputs: { size: "5" } } : {}),
      })
        .at(0, push())
        .run()
        .job("job").steps;
    expect(run("").map((step) => step.run)).toEqual(["measure", "use"]);
    expect(run("with: { big: true }").map((step) => step.run)).toEqual(["measure", "enlarge", "use"]);
    expect(run("").at(-1)?.env.SIZE).toBe("5");
    expect(() => run("with: { small: true }")).toThrow("no input small");
  });
});
