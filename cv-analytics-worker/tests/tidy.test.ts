import fc from "fast-check";
import { tidyText } from "../src/tidy";

const characters = (text: string) => Array.from(text).length;

test("a text of 2,000 characters is kept whole, whatever the characters", () => {
  for (const text of ["x".repeat(2_000), "\u{1f600}".repeat(2_000)]) expect(tidyText(text, true)).toBe(text);
});

test("a longer text is cut between characters and marked, 2,000 characters in all", () => {
  const cut = tidyText("\u{1f600}".repeat(2_001), true);
  expect(cut).toBe(`${"\u{1f600}".repeat(1_994)} [cut]`);
  expect(characters(cut)).toBe(2_000);
});

test("a cut leaves no part of an address, wherever it falls", () => {
  for (let before = 1_960; before <= 2_010; before += 1) {
    const text = `${"x".repeat(before)} josephine@example.com ${"y".repeat(100)}`;
    expect(tidyText(text, true)).not.toMatch(/josephine|example/);
  }
});

test("any text becomes one that the queue takes, of at most 2,000 characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3_000 }), fc.boolean(), (text, masks) => {
      const tidy = tidyText(`${text}\ud800\uffff`, masks);
      expect(tidy.isWellFormed()).toBe(true);
      expect(tidy).not.toMatch(/[\ufffe\uffff]/);
      expect(characters(tidy)).toBeLessThanOrEqual(2_000);
    }),
    { seed: 2 },
  );
});

test("nothing is masked when masking is off", () => {
  expect(tidyText("jo@example.com", false)).toBe("jo@example.com");
});
