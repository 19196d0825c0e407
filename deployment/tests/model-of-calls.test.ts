import { actions, failing, leaf, results } from "./actions/small-workflows";

describe("a workflow that is called", () => {
  const called = `name: Called
on:
  workflow_call:
    inputs: { what: { type: string, required: true } }
    secrets: { KEY: { required: false } }
permissions: {}
jobs:
  plan:
    ${leaf}
  apply:
    needs: plan
    environment: \${{ inputs.what }}
    runs-on: ubuntu-latest
    steps: [{ run: apply, env: { KEY: "\${{ secrets.KEY }}" } }]`;
  const call = (more = "") =>
    `  call:\n    permissions: {}\n    uses: ./.github/workflows/called.yml\n    with: { what: pond }\n    ${more}`;

  test("gets its inputs, and its jobs decide how the one that calls it ends", () => {
    const after = `\n  after:\n    needs: call\n    ${leaf}`;
    const run = actions(call() + after, {}, { "called.yml": called }).run();
    expect(run.job("call / apply").environment).toBe("pond");
    expect(run.job("after")).toMatchObject({ result: "success", from: 2 });
    expect(results(call() + after, failing("call / plan"), { "called.yml": called })).toEqual({
      "call / plan": "failure",
      "call / apply": "skipped",
      call: "failure",
      after: "skipped",
    });
  });

  test("sees the secrets that are passed to it; an environment has a value for those and adds none", () => {
    const secrets = { repository: { KEY: "shared" }, environments: { pond: { KEY: "of the pond" } } };
    const keyWith = (more: string) =>
      actions(call(more), { secrets }, { "called.yml": called }).run().job("call / apply").steps[0]?.env.KEY;
    expect(keyWith("")).toBe("");
    expect(keyWith("secrets: { KEY: '${{ secrets.KEY }}' }")).toBe("of the pond");
  });

  test("is refused without its inputs, with secrets that it does not declare, and with more rights than the call has", () => {
    const run =
      (jobs: string, text = called) =>
      () =>
        results(jobs, {}, { "called.yml": text });
    expect(run(call().replace("what: pond", ""))).toThrow("the input what is required");
    expect(run(call("secrets: { OTHER: x }"))).toThrow("there is no secret OTHER");
    expect(run(call(), called.replace("permissions: {}", "permissions: { contents: read }"))).toThrow(
      /call \/ .* wants contents/,
    );
  });

  test("is taken to skip a job without an `if` of its own when something before the call was skipped", () => {
    const jobs = `  idle:\n    if: github.ref == 'no'\n    ${leaf}\n${call("needs: idle\n    if: always()")}`;
    expect(results(jobs, {}, { "called.yml": called })).toMatchObject({ "call / apply": "skipped" });
    const careful = called.replace("needs: plan", "needs: plan\n    if: ${{ !cancelled() }}");
    expect(results(jobs, {}, { "called.yml": careful })).toMatchObject({ "call / apply": "success" });
  });
});
