import { cleanText } from "../../src/questions/visitor-text";
import type { Gap, Summary } from "../../src/summary/summary";
import { usualWeek } from "./sample-summaries";

/** What visitors may type, each made to break something else. */
export const hostileTexts = [
  `<script>alert("1")</script><img src=x onerror='alert(2)'><a href="https://evil.example">here</a>`,
  "\u202Egnp.exe\u2066 \u200B\u0000\u0007\u001B[31m line\r\nBcc: everyone@example.org\r\n\r\nbody\u2028end",
  "a".repeat(2000),
  "\u{1F600}".repeat(1000),
  "&lt;b&gt; \uD800 lone </td></table></style><!-- ]]> ${process.env} {{7*7}}",
  "\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD, http://evil.example/\u05D0 (abc) 123",
  "\u4F60\u597D\u3002\u8BF7\u8BBF\u95EE www.evil.example \u6216 \u90AE\u7BB1 me\uFF20evil\uFF0Eexample ".repeat(20),
  "Z\u0310\u0351\u0328\u0344\u0317\u0360\u0489".repeat(200),
  "\u1100".repeat(600),
  "javascript:alert(1) tel:+441234567890 mailto:a@b.example file://server/share \\\\server\\share 10.0.0.1",
].map((typed) => cleanText(typed, 300));

function hostileGap(topic: string, index: number): Gap {
  const others = hostileTexts.map((text) => `${index} ${text}`.slice(0, 300));
  return { topic, count: 9_999_999, averageScore: 0.04, before: index, examples: [topic, ...others], reasons: others };
}

/** Everything is as large, as hostile and as wrong as it gets. */
export const hostileWeek: Summary = {
  ...usualWeek,
  queries: 99_999_999,
  sessions: 12_345_678,
  matchTypes: { full: 1, partial: 99_999_997, none: 1 },
  averageScore: 0.04,
  medianAnswerInMs: 60_000,
  unanswered: 9_999_999,
  topQuestions: hostileTexts.map((question) => ({ question, count: 9_999_999, averageScore: 99.96, before: 1 })),
  questionGroups: 99_999_999,
  gaps: hostileTexts.map(hostileGap),
  gapGroups: 99_999_999,
  badlyAnswered: 99_999_999,
  movements: hostileTexts.slice(0, 5).map((question) => ({ kind: "question", question, now: 9_999_999, before: 1 })),
  byDay: [99_999_999, 0, 1, 99_999_999, 99_999_999, 0, 0],
  byHour: new Array(24).fill(99_999_999),
  trend: usualWeek.trend.map(({ week }) => ({ week, queries: 99_999_999, averageScore: 99.96 })),
  questionsThisMonth: 99_999_999,
  waiting: 9_999_999,
  unansweredQuestions: hostileTexts,
  unreadable: 9_999_999,
  deadLetters: 9_999_999,
  late: 9_999_999,
  unswept: [0, 1, 2].map((day) => ({
    from: Date.parse(`2025-11-0${day + 3}T10:00:00Z`),
    to: Date.parse(`2025-11-0${day + 4}T09:30:00Z`),
  })),
  emptyDays: [
    { day: 1, queries: 0, expected: 9_999_999.5 },
    { day: 2, queries: 1, expected: 49.5 },
  ],
  approximate: { sessions: true, groupedOneIn: 4, ungrouped: 9_999_999, groupsShortBy: 9_999_999, unanswered: true },
};
