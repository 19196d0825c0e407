import { surplus } from "../gameday/accounting/surplus";

test("a question that is found as often as it was asked, or less often, is no surplus", () => {
  expect(surplus(["Why?", "How?", "Why?"], ["Why?", "Why?", "How?", "How?"])).toEqual([]);
});

test("a question that is found once too often is one, and so is one that nobody asked", () => {
  expect(surplus(["Why?", "Why?", "Who?"], ["Why?"])).toEqual(["Why?", "Who?"]);
});

test("a masked question can't be compared", () => {
  expect(surplus(["Write to [email]!"], ["Write to a@example.com!"])).toEqual([]);
});

test("of a long question the beginning is compared, for the edge cuts off the rest", () => {
  const long = "why ".repeat(1_000);
  const cut = `${long.slice(0, 2_000)} [cut]`;
  expect(surplus([cut], [long])).toEqual([]);
  expect(surplus([cut, cut], [long])).toEqual([cut]);
});
