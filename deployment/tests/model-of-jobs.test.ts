import { chain, failing, leaf, results } from "./actions/small-workflows";

describe("a job runs", () => {
  test("when all that it needs has succeeded, unless its `if` says otherwise", () => {
    expect(results(chain(""))).toEqual({ a: "success", b: "success", c: "success" });
    expect(results(chain("if: github.ref != 'refs/heads/main'"))).toMatchObject({ b: "success", c: "skipped" });
  });

  test.each([
    ["", "skipped"],
    ["if: github.ref == 'refs/heads/main'", "skipped"],
    ["if: success()", "skipped"],
    ["if: always()", "success"],
    ["if: failure()", "success"],
    ["if: ${{ !cancelled() }}", "success"],
    ["if: cancelled()", "skipped"],
    ["if: ${{ !cancelled() && needs.b.result == 'skipped' }}", "success"],
    // Only what it needs itself is in `needs`.
    ["if: ${{ always() && needs.a.result == 'failure' }}", "skipped"],
    ["if: ${{ always() && contains(needs.*.result, 'failure') }}", "skipped"],
  ])("after a failure two steps up with «%s»: %s", (condition, result) => {
    expect(results(chain(condition), failing("a"))).toEqual({ a: "failure", b: "skipped", c: result });
  });

  test("not after something that came before it was skipped, though what it needs itself succeeded", () => {
    const jobs = `  a:\n    if: github.ref == 'no'\n    ${leaf}\n  b:\n    needs: a\n    if: always()\n    ${leaf}\n  c:\n    needs: b\n    ${leaf}`;
    expect(results(jobs)).toEqual({ a: "skipped", b: "success", c: "skipped" });
  });
});

test.each([
  ["a context that is not there", "if: steps.a.outputs.b == 'c'"],
  ["a function that is not there", "if: hashFiles('a') == ''"],
])("%s is an error, not false", (_, condition) => {
  expect(() => results(`  a:\n    ${condition}\n    ${leaf}`)).toThrow(/Unrecognized/);
});
