import fc from "fast-check";
import { cleanText } from "../src/questions/visitor-text";

test.each([
  ["breaks and tabs become one space", "a\r\n\t b", "a b"],
  ["what cannot be seen goes", "a\u202eb\u200b\u0000c", "ab c"],
  ["half of a surrogate pair goes", "a\ud83db", "ab"],
  ["a letter keeps its marks", "Zu\u0308rich ต้ม", "Zu\u0308rich ต้ม"],
  ["marks that pile up are cut to four", `Z${"\u0301".repeat(50)}a`, `Z${"\u0301".repeat(4)}a`],
  ["text without spaces between its characters stays", "AWSの経験は何年ありますか？", "AWSの経験は何年ありますか？"],
])("%s", (_, typed, cleaned) => {
  expect(cleanText(typed, 100)).toBe(cleaned);
});

test("a long text ends in an ellipsis, and in no half of a character", () => {
  expect(cleanText("abcdefgh", 5)).toBe("abcd…");
  expect(cleanText("abc😀efgh", 5)).toBe("abc…");
  expect(cleanText("abc  efgh", 5)).toBe("abc…");
});

test("cleaned text is one line that stays as it is", () => {
  const typed = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.string());
  fc.assert(
    fc.property(typed, fc.integer({ min: 1, max: 20 }), (text, longest) => {
      const cleaned = cleanText(text, longest);
      expect(cleaned.length).toBeLessThanOrEqual(longest);
      expect(cleaned).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]|^ | $| {2}|\p{M}{5}/u);
      expect(cleanText(cleaned, longest)).toBe(cleaned);
    }),
    { seed: 20251110, numRuns: 500 },
  );
});
