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

// Masking shrinks such a text below 2,000 characters, so that its last part is kept.
const shrinking = `${"j".repeat(60)}@example.com `.repeat(108);

test("an address or a number that begins far beyond what is kept leaves no part, however much masking shrinks", () => {
  const split = [
    "josephine.miller@mail.example.com",
    "j\u{20bb7}\uff20mail\uff0eexample.com",
    "4111 1111, 1111 1111",
    "+44 (0)20 7946 0958",
  ];
  for (const personal of split)
    for (let before = 8_001 - shrinking.length; before >= 7_960 - shrinking.length; before -= 1) {
      const text = `${shrinking}${"x".repeat(before - 1)} ${personal} ${"y".repeat(9_000)}`;
      const tidy = tidyText(text, true);
      expect(tidy).toMatch(/^(\[(email|phone|card)\]|[x (+])+ \[cut\]$/);
    }
});

test("a text that is one run is cut before the run, and the mark stands for it", () => {
  for (const hostile of ["x", "1 ", "x.", "\u0301", "\ufdfa", "4111,"])
    expect(characters(tidyText(hostile.repeat(30_000), true))).toBeLessThanOrEqual(2_000);
  expect(tidyText(`Look: ${"x".repeat(30_000)}`, true)).toBe("Look: [cut]");
  expect(tidyText("1 ".repeat(30_000), true)).toBe(" [cut]");
});

test("a text without blanks keeps its beginning", () => {
  const sentence = "\u7d4c\u9a13\u306f\u3042\u308a\u307e\u3059\u304b\u3002";
  expect(tidyText(sentence.repeat(2_000), true)).toBe(`${sentence.repeat(222).slice(0, 1_994)} [cut]`);
});

test("what is never empty stays so, or the processor would refuse it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 2_000 }),
      (text, times) => {
        expect(tidyText(text.repeat(times), true)).not.toBe("");
      },
    ),
    { seed: 9 },
  );
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
