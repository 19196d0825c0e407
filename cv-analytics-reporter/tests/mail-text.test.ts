import { eastAsianWidth } from "get-east-asian-width";
import { composeMail } from "../src/mail/email";
import { hostileWeek } from "./support/hostile-week";
import { emptyWeek, firstWeek, oneQuestionWeek, reportOf, usualWeek } from "./support/sample-summaries";

const textOf = (summary: Parameters<typeof reportOf>[0]) => composeMail(reportOf(summary)).text;

/** As a terminal counts: a wide character is two columns, a mark none, and what a selector makes an emoji two. */
function columnsOf(line: string): number {
  const seen = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line);
  const width = (text: string) =>
    [...text]
      .filter((character) => !/^[\p{Mn}\p{Me}]$/u.test(character))
      .reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0);
  return Array.from(seen, ({ segment }) =>
    segment.includes("\uFE0F") ? Math.max(2, width(segment)) : width(segment),
  ).reduce((sum, columns) => sum + columns, 0);
}

test.each([
  ["usual", usualWeek],
  ["hostile", hostileWeek],
  ["empty", emptyWeek],
  ["first", firstWeek],
  ["one question", oneQuestionWeek],
])("no line is wider than 72 columns: %s", (_, summary) => {
  const wide = textOf(summary)
    .split("\n")
    .filter((line) => columnsOf(line) > 72);
  expect(wide).toEqual([]);
});

test.each([
  ["a text without a space", "a".repeat(300)],
  ["Chinese", "\u4F60".repeat(300)],
  ["Thai, whose marks take no column", "\u0E01\u0E34\u0E48".repeat(100)],
  ["emoji of two code points", "\u2764\uFE0F".repeat(150)],
  ["flags", "\u{1F1E9}\u{1F1EA}".repeat(75)],
  ["mixed", "ab \u4F60\u597D cd\u0301 \u{1F600}".repeat(30)],
])("a line of %s is filled, but not beyond 72 columns", (_, question) => {
  const summary = { ...oneQuestionWeek, topQuestions: [{ question, count: 1, averageScore: 92, before: 0 }] };
  const text = textOf(summary);
  const lines = text.slice(text.indexOf(" 1. "), text.indexOf("once (")).trimEnd().split("\n");

  expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(72);
  expect(Math.max(...lines.map(columnsOf))).toBeGreaterThan(60);
  expect(lines.slice(1).every((line) => line.startsWith("    "))).toBe(true);
});

test("everything that no visitor typed is ASCII", () => {
  const topQuestions = usualWeek.topQuestions.filter(({ question }) => /^[ -~]*$/.test(question));
  const approximate = { sessions: true, groupedOneIn: 1, ungrouped: 1, groupsShortBy: 1, unanswered: true };
  const warned = {
    deadLetters: 1,
    unreadable: 1,
    late: 1,
    unswept: hostileWeek.unswept,
    emptyDays: hostileWeek.emptyDays,
  };

  for (const summary of [usualWeek, { ...usualWeek, approximate, ...warned }, emptyWeek]) {
    expect(textOf({ ...summary, topQuestions })).toMatch(/^[\n -~]+$/);
  }
});

test("figures read from left to right also where columns do not stand below each other", () => {
  const lines = textOf(usualWeek).split("\n");
  expect(lines.map((line) => line.replace(/ +/g, " "))).toEqual(
    expect.arrayContaining(["Questions 384 +68 (+22 %), was 316", "No match 57 (15 %) -1 point, better, was 16 %"]),
  );
});
