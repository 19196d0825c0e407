import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { hostileWeek } from "./support/hostile-week";
import { readBoth, readHtml, readText, wordsOf } from "./support/mail-reader";
import { emptyWeek, firstWeek, oneQuestionWeek, reportOf, usualWeek } from "./support/sample-summaries";

const mailOf = (summary: Summary, ...changed: Parameters<typeof reportOf> extends [unknown, ...infer C] ? C : never) =>
  composeMail(reportOf(summary, ...changed));

const troubledWeek: Summary = {
  ...usualWeek,
  deadLetters: 3,
  late: 12,
  unreadable: 2,
  unswept: [{ from: Date.parse("2025-11-04T10:00:00Z"), to: Date.parse("2025-11-05T22:00:00Z") }],
  emptyDays: [{ day: 2, queries: 2, expected: 49.5 }],
  approximate: { sessions: true, groupedOneIn: 1, ungrouped: 1234, groupsShortBy: 12, unanswered: true },
};

describe("text and HTML", () => {
  test.each([
    ["a usual week", usualWeek],
    ["a week in which everything went wrong", troubledWeek],
    ["an empty week", emptyWeek],
    ["the first week ever", firstWeek],
    ["a week of one question", oneQuestionWeek],
  ])("say the same of %s", (_, summary) => {
    const { text, html } = mailOf(summary);

    expect(wordsOf(readHtml(html))).toEqual(wordsOf(readText(text)));
  });

  test("tell each section in the order in which it is needed", () => {
    const headings = [
      "CV analytics weekly report 2025-W45",
      "Figures",
      "How well the CV answered",
      "What moved",
      "What people asked",
      "Gaps in the CV",
      "When they asked",
      "Can I trust these figures?",
      "Cost",
      "To unsubscribe",
    ];
    for (const said of readBoth(mailOf(usualWeek))) {
      const places = headings.map((heading) => said.indexOf(heading));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
  });
});

describe("the head", () => {
  test.each([
    ["2025-W45", "Monday 3 Nov 2025 to Sunday 9 Nov 2025, all times in UTC"],
    ["2026-W53", "Monday 28 Dec 2026 to Sunday 3 Jan 2027, all times in UTC"],
    ["2026-W01", "Monday 29 Dec 2025 to Sunday 4 Jan 2026, all times in UTC"],
    ["2024-W09", "Monday 26 Feb 2024 to Sunday 3 Mar 2024, all times in UTC"],
  ])("names the dates of %s", (week, dates) => {
    for (const said of readBoth(mailOf(usualWeek, { week }))) expect(said).toContain(`${week} ${dates}`);
  });

  test("tells when the report was made, and that it was sent before", () => {
    const madeAt = Date.parse("2027-01-04T08:05:59Z");

    for (const said of readBoth(mailOf(usualWeek, { madeAt }))) expect(said).toContain("Made 4 Jan 2027 08:05 UTC 384");
    for (const said of readBoth(mailOf(usualWeek, { madeAt, isRepeated: true }))) {
      expect(said).toContain("Made 4 Jan 2027 08:05 UTC, sent again");
    }
  });

  test.each<[string, Summary, string]>([
    [
      "a usual week",
      usualWeek,
      "384 questions (+22 %) in 201 sessions, average score 71.3, 71 badly answered, 3 unanswered, 1 still waiting.",
    ],
    [
      "the first week",
      firstWeek,
      "384 questions in 201 sessions, average score 71.3, 71 badly answered, 3 unanswered, 1 still waiting.",
    ],
    ["one question", oneQuestionWeek, "1 question in 1 session, average score 92, none badly answered."],
    ["no question", emptyWeek, "No questions were asked."],
    [
      "no answer",
      { ...emptyWeek, unanswered: 5, waiting: 2 },
      "No question was recorded with an answer; 5 unanswered, 2 still waiting.",
    ],
  ])("sums up %s in a sentence", (_, summary, sentence) => {
    for (const said of readBoth(mailOf(summary))) expect(said).toContain(sentence);
  });

  test("puts that sentence first in the HTML, for the preview beside the subject", () => {
    expect(readHtml(mailOf(usualWeek).html)).toMatch(/^384 questions \(\+22 %\) in 201 sessions/);
  });
});

describe("the foot", () => {
  test("tells how to unsubscribe, to have it sent again and to change the addresses", () => {
    for (const said of readBoth(mailOf(usualWeek, { week: "2026-W53" }))) {
      expect(said).toContain("use the link that SNS puts below this text");
      expect(said).toContain("Unsubscribe button");
      expect(said).toContain("aws lambda invoke --function-name cv-analytics-reporter");
      expect(said).toContain(`--payload '{"week":"2026-W53","force":true}'`);
      expect(said).toContain("variable report_emails of reporter-infra");
      expect(said).toContain("ReportTo in infrastructure/parameters.json");
    }
  });
});

describe("sizes", () => {
  const inKilobytes = (body: string) => Buffer.byteLength(body) / 1024;

  test("a usual week's HTML is far below the 102 KB at which Gmail clips it", () => {
    expect(inKilobytes(mailOf(usualWeek).html)).toBeLessThan(60);
  });

  test("the text stays below the 256 KB that SNS takes, whatever visitors type", () => {
    const longest = "\u{1F600}".repeat(300);
    const gap = { ...hostileWeek.gaps[0], topic: longest, count: 1, averageScore: 0, before: 0 };
    const everywhere: Summary = {
      ...hostileWeek,
      topQuestions: new Array(50).fill({ question: longest, count: 1, averageScore: 0, before: 0 }),
      gaps: new Array(50).fill({
        ...gap,
        examples: new Array(50).fill(`${longest}?`),
        reasons: new Array(50).fill(longest),
      }),
      movements: new Array(50).fill({ kind: "question", question: longest, now: 2, before: 1 }),
      unansweredQuestions: new Array(50).fill(longest),
    };

    expect(inKilobytes(mailOf(everywhere).text)).toBeLessThan(160);
  });
});
