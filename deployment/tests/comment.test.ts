import { printComment } from "../src/pull-request/comment";
import type { PlanResult, Results } from "../src/pull-request/results";

const results = (plans: Readonly<Record<string, PlanResult>>, sizes: Results["sizes"] = []): Results => ({
  plans: new Map(Object.entries(plans)),
  sizes,
});
const changed = (workspace: string, text: string): PlanResult => ({
  outcome: { workspace, outcome: "changes", counts: { add: 1, change: 2, destroy: 0 } },
  text,
});

test("a change that deploys nothing says so", () => {
  expect(printComment(results({}), [])).toContain("No workspace and no function.");
});

test("each workspace has its line: changes, none, waiting, failed, and no plan at all", () => {
  const plans = results({
    a: changed("a", "+ queue"),
    b: { outcome: { workspace: "b", outcome: "clean" } },
    c: { outcome: { workspace: "c", outcome: "waits", message: "can be planned once a is applied" } },
    d: { outcome: { workspace: "d", outcome: "failed", message: "secret detail" } },
  });
  const comment = printComment(plans, ["a", "b", "c", "d", "e"]);
  expect(comment.split("\n").filter((line) => line.startsWith("| "))).toEqual([
    "| workspace | plan |",
    "| a | 1 to add, 2 to change, 0 to destroy |",
    "| b | no changes |",
    "| c | can be planned once a is applied |",
    "| d | **failed**; the log of the job says why |",
    "| e | **could not be planned**; the log of the job says why |",
  ]);
  expect(comment).not.toContain("secret detail");
});

test("a plan cannot break out of its block, whatever a resource is named", () => {
  const comment = printComment(results({ a: changed("a", 'name = "x"\n```\n</details>\n````\n# Big') }), ["a"]);
  const fences = comment.split("\n").filter((line) => /^`{5,}/.test(line));
  expect(fences).toEqual(["`````terraform", "`````"]);
});

test("long plans are cut so that GitHub takes the comment, and it says where the rest is", () => {
  const long = changed("a", "x".repeat(100_000));
  const comment = printComment(results({ a: long, b: { ...long, outcome: { ...long.outcome, workspace: "b" } } }), [
    "a",
    "b",
  ]);
  expect(comment.length).toBeLessThan(65_536);
  expect(comment.match(/the rest is in the summary of the run/g)).toHaveLength(2);
});

test("a function's sizes are shown with their change", () => {
  const sizes = [
    { name: "f", now: { bundle: 465_000, zip: 120_500 }, before: { bundle: 466_200, zip: 120_500 } },
    { name: "g", now: { bundle: 900, zip: 400 }, before: "new" as const },
    { name: "h", now: { bundle: 900, zip: 400 }, before: "could not be built" as const },
  ];
  const comment = printComment(results({}, sizes), []);
  expect(comment).toContain("| f | 465.0 kB (−1.2 kB) | 120.5 kB (unchanged) |");
  expect(comment).toContain("| g | 900 B (new) | 400 B (new) |");
  expect(comment).toContain("| h | 900 B (the base could not be built) | 400 B (the base could not be built) |");
});
