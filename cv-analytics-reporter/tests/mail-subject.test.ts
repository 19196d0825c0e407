import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { hostileWeek } from "./support/hostile-week";
import { emptyWeek, firstWeek, oneQuestionWeek, reportOf, usualWeek } from "./support/sample-summaries";

type Changed = Parameters<typeof reportOf>[1];

const subjectOf = (summary: Summary, changed: Changed = {}) => composeMail(reportOf(summary, changed)).subject;

const start = "CV analytics weekly report 2025-W45";

test.each<[string, Summary, string]>([
  ["a usual week", usualWeek, ": 384 questions (+22 %), 71 badly answered"],
  ["a week without a week before", firstWeek, ": 384 questions, 71 badly answered"],
  ["a good week", { ...usualWeek, badlyAnswered: 0 }, ": 384 questions (+22 %), none badly answered"],
  ["a week like the one before", { ...usualWeek, queries: 316 }, ": 316 questions, 71 badly answered"],
  ["one question", oneQuestionWeek, ": 1 question, none badly answered"],
  ["an empty week", emptyWeek, ": no questions"],
  ["a week without answers", { ...emptyWeek, unanswered: 5 }, ": no answers, 5 unanswered"],
  ["a week that only waits", { ...emptyWeek, waiting: 1 }, ": no answers, 1 still waiting"],
])("the subject tells the main fact of %s", (_, summary, fact) => {
  expect(subjectOf(summary)).toBe(start + fact);
});

test.each<[Changed, string]>([
  [{ edition: "preliminary" }, " (so far): no questions"],
  [{ isRepeated: true }, " (sent again): no questions"],
  [{ edition: "preliminary", isRepeated: true }, " (so far) (sent again): no questions"],
])("the subject notes what kind of report it is: %j", (changed, end) => {
  expect(subjectOf(emptyWeek, changed)).toBe(start + end);
});

test.each<[string, Partial<Summary>]>([
  ["events are dead-lettered", { deadLetters: 1 }],
  ["the dead-letter queue could not be read", { deadLetters: null }],
  ["a sweep did not come", { unswept: [{ from: 0, to: 1 }] }],
  ["a day is suspiciously empty", { emptyDays: [{ day: 0, queries: 0, expected: 9 }] }],
  ["an item could not be read", { unreadable: 1 }],
])("the subject says that the report is incomplete when %s", (_, changed) => {
  expect(subjectOf({ ...usualWeek, ...changed })).toMatch(/badly answered, incomplete$/);
  expect(subjectOf({ ...emptyWeek, ...changed })).toMatch(/no questions, incomplete$/);
});

test("the subject calls a report complete that only counts less exactly", () => {
  const approximate = { sessions: true, groupedOneIn: 1, ungrouped: 9, groupsShortBy: 9, unanswered: true };
  expect(subjectOf({ ...usualWeek, late: 4, approximate })).not.toContain("incomplete");
});

test.each([1, 12, 123, 1234, 12_345, 123_456, 1_234_567, 99_999_999])(
  "the subject is ASCII of less than 100 characters with %d of everything",
  (count) => {
    const all = { queries: count, badlyAnswered: count, unanswered: count, waiting: count, deadLetters: null };
    for (const summary of [
      { ...usualWeek, ...all },
      { ...emptyWeek, ...all, queries: 0 },
    ]) {
      for (const isRepeated of [false, true]) {
        expect(subjectOf(summary, { edition: "preliminary", isRepeated })).toMatch(/^[ -~]{1,87}, incomplete$/);
      }
    }
  },
);

test("the subject leaves out the least important when it gets too long", () => {
  const all = { edition: "preliminary", isRepeated: true } as const;
  expect(subjectOf(hostileWeek)).toBe(`${start}: 99,999,999 questions, 99,999,999 badly answered, incomplete`);
  expect(subjectOf(hostileWeek, all)).toBe(`${start} (so far) (sent again): 99,999,999 questions, incomplete`);

  const unanswered = { ...emptyWeek, unanswered: 99_999_999, waiting: 99_999_999, unreadable: 1 };
  expect(subjectOf(unanswered, all)).toBe(`${start} (so far) (sent again): no answers, incomplete`);
});
