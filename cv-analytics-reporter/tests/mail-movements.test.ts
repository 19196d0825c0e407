import { composeMail } from "../src/mail/email";
import type { Movement, Summary } from "../src/summary/summary";
import { readBoth } from "./support/mail-reader";
import { firstWeek, reportOf, usualWeek } from "./support/sample-summaries";

/** What the section says, in text and in HTML. */
function movedOf(summary: Summary): string {
  const [text, html] = readBoth(composeMail(reportOf(summary))).map(
    (said) => /What moved (?:-+ )?(.*?) What people asked/.exec(said)?.[1],
  );
  expect(html).toBe(text);
  return text ?? "";
}

test.each<[Movement, string]>([
  [{ kind: "questions", now: 384, before: 316 }, "The number of questions rose from 316 to 384 (+22 %)."],
  [{ kind: "sessions", now: 90, before: 180 }, "The number of sessions fell from 180 to 90 (-50 %)."],
  [{ kind: "sessions", now: 30, before: 4 }, "The number of sessions rose from 4 to 30."],
  [{ kind: "questions", now: 30, before: 0 }, "The number of questions rose from 0 to 30."],
  [
    { kind: "full", now: 262, before: 205, of: 384, beforeOf: 316 },
    "The share of full matches rose from 65 % (205 of 316) to 68 % (262 of 384).",
  ],
  [
    { kind: "none", now: 60, before: 50, of: 1200, beforeOf: 500 },
    "The share of questions without a match fell from 10 % (50 of 500) to 5 % (60 of 1,200).",
  ],
  [
    { kind: "unanswered", now: 12, before: 0, of: 400, beforeOf: 317 },
    "The share of unanswered questions rose from 0 % (0 of 317) to 3 % (12 of 400).",
  ],
  [
    { kind: "none", now: 5, before: 0, of: 10, beforeOf: 0 },
    "The share of questions without a match rose from none to 50 % (5 of 10).",
  ],
  [
    { kind: "question", question: "Do you know Rust?", now: 17, before: 3, of: 384, beforeOf: 316 },
    'Questions like "Do you know Rust?" rose from 3 of 316 to 17 of 384.',
  ],
  [
    { kind: "question", question: "Do you know Rust?", now: 20, before: 10, of: 1000, beforeOf: 100 },
    'Questions like "Do you know Rust?" fell from 10 of 100 to 20 of 1,000.',
  ],
  [{ kind: "question", question: "Why?", now: 3, before: 17 }, 'Questions like "Why?" fell from 17 to 3.'],
  [
    { kind: "question", question: "Why?", now: 17, before: 0 },
    '"Why?" is new: asked 17 times, and not the week before.',
  ],
  [
    { kind: "question", question: "Why?", now: 0, before: 17 },
    '"Why?" was not asked any more, after 17 times the week before.',
  ],
])("a movement is told in a sentence: %j", (movement, sentence) => {
  expect(movedOf({ ...usualWeek, movements: [movement] })).toBe(sentence);
});

test("at most five movements are told, in their order", () => {
  const movements = [1, 2, 3, 4, 5, 6].map((n) => ({ kind: "sessions" as const, now: n, before: 0 }));

  expect(movedOf({ ...usualWeek, movements })).toBe(
    [1, 2, 3, 4, 5].map((n) => `The number of sessions rose from 0 to ${n}.`).join(" "),
  );
});

test("without a movement the week is called calm", () => {
  expect(movedOf({ ...usualWeek, movements: [] })).toBe("Nothing stands out of the noise of the usual ups and downs.");
});

test("without a week before there is nothing to compare with", () => {
  expect(movedOf(firstWeek)).toBe("There is no week to compare with: nothing is known of the week before.");
});
