import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { readBoth } from "./support/mail-reader";
import { emptyWeek, firstWeek, oneQuestionWeek, reportOf, usualWeek } from "./support/sample-summaries";

const mailOf = (summary: Summary) => composeMail(reportOf(summary));

describe("days", () => {
  test("are drawn in proportion, each with its date and its number", () => {
    const { text, html } = mailOf(usualWeek);
    expect(text).toMatch(/^Mon 3 Nov {2}71 {2}#{22}$/m);
    expect(text).toMatch(/^Tue 4 Nov {2}80 {2}#{24}$/m);
    expect(text).toMatch(/^Sat 8 Nov {2}15 {2}#{5}$/m);
    expect(html).toMatch(/>80<table[^>]*><tr><td height="80" class="bar"/);
    expect(html).toMatch(/>15<table[^>]*><tr><td height="15" class="bar"/);
    expect(html).toMatch(/<th scope="col"[^>]*>Sat 8\u00A0Nov<\/th>/);
  });

  test("have no bar when there were no questions", () => {
    expect(mailOf(emptyWeek).text).toMatch(/^Mon 3 Nov {2}0$/m);
  });

  test("that are suspiciously empty tell what was expected", () => {
    const { text, html } = mailOf({ ...usualWeek, emptyDays: [{ day: 5, queries: 15, expected: 49.5 }] });
    expect(text).toMatch(/^Sat 8 Nov {2}15, about 50 expected /m);
    expect(readBoth({ text, html })[1]).toContain("Sat 8 Nov: about 50 expected");
  });
});

describe("hours", () => {
  test("are shaded from none to the busiest, and the busiest are named", () => {
    const { text } = mailOf(usualWeek);
    expect(text).toContain("\n00-05 ::...:  06-11 :-+%#%  12-17 +###%+  18-23 =---::\n");
    for (const said of readBoth(mailOf(usualWeek))) {
      expect(said).toContain("Busiest hours: 14:00 to 15:00 (41), 15:00 to 16:00 (39), 10:00 to 11:00 (38).");
    }
  });

  test("show a single question", () => {
    expect(mailOf(oneQuestionWeek).text).toContain("18-23 ....#.");
    for (const said of readBoth(mailOf(oneQuestionWeek))) expect(said).toContain("Busiest hour: 22:00 to 23:00 (1).");
  });

  test("are not called busy when there were no questions", () => {
    for (const said of readBoth(mailOf(emptyWeek))) expect(said).toContain("No questions, so no busy hours.");
  });
});

describe("twelve weeks", () => {
  test("show questions and scores, and weeks of which nothing is known as unknown, not as empty", () => {
    const { text, html } = mailOf(usualWeek);
    expect(text).toMatch(/^2025-W34 {2}190 questions, average score 64\.2 {2}#{12}$/m);
    expect(text).toMatch(/^2025-W38 {2}unknown$/m);
    expect(text).toMatch(/^2025-W45 {2}384 questions, average score 71\.3 {2}#{24}$/m);
    expect(readBoth({ text, html })[1]).toContain("2025-W37 263 65.1 2025-W38 unknown 2025-W39 251 67.7");
  });

  test("show a week without questions as 0 and without a score", () => {
    const { text, html } = mailOf(emptyWeek);
    expect(text).toMatch(/^2025-W45 {2}0 questions, average score -$/m);
    expect(readBoth({ text, html })[1]).toContain("2025-W45 0 - Can I trust");
  });

  test("name the weeks before the first known one in a line of their own", () => {
    for (const said of readBoth(mailOf(firstWeek))) {
      expect(said).toContain("Nothing is known of 2025-W34 to 2025-W44.");
      expect(said).not.toContain("unknown 2025");
    }
    const trend = usualWeek.trend.map((past, index) => (index === 0 ? { ...past, queries: null } : past));
    for (const said of readBoth(mailOf({ ...usualWeek, trend })))
      expect(said).toContain("Nothing is known of 2025-W34.");
  });
});
