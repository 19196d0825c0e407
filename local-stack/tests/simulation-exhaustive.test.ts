import { explore, scenarios } from "../simulation/exhaustive/explore";

const quick = [
  "both in one batch",
  "both in one batch, twice",
  "the query twice",
  "both in one batch, and the query again",
];

test.each(quick)("%s: every order of the calls, with a crash at every point, ends the same", async (scenario) => {
  const { withoutCrash, withCrash } = await explore(scenario, scenarios[scenario] ?? []);
  expect(withoutCrash).toBeGreaterThan(0);
  expect(withCrash).toBeGreaterThan(withoutCrash);
});

test("two halves that meet in one batch are two calls, with three points to crash at", async () => {
  const explored = await explore("a pair", [["query", "response"]]);
  expect(explored).toMatchObject({ withoutCrash: 1, withCrash: 3 });
});
