import { allMutations } from "../simulation/mutations/all-mutations";
import { checkMutations } from "../simulation/mutations/check-mutations";
import { mutated } from "../simulation/mutations/mutation";

const mutation = { name: "a fault", file: "some.ts", text: "good", replacement: "bad" };

test("a text is replaced where it stands", () => {
  expect(mutated(mutation, "all is good here")).toBe("all is bad here");
});

test.each(["nothing here", "good and good"])("in '%s' the text does not stand once, which is an error", (source) => {
  expect(() => mutated(mutation, source)).toThrow(/"a fault" replaces a text of some.ts that must stand there once/);
});

test("every deliberate fault in the product is caught", async () => {
  const check = { mutations: allMutations, first: 1, runs: 10, mostRuns: 20_000, workers: 2, onDone: () => {} };
  const missed = (await checkMutations(check)).filter(({ runsUntilCaught }) => runsUntilCaught === undefined);
  expect(missed).toEqual([]);
}, 900_000);
