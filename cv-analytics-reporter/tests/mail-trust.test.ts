import { composeMail } from "../src/mail/email";
import type { Summary } from "../src/summary/summary";
import { readBoth } from "./support/mail-reader";
import { emptyWeek, reportOf, usualWeek } from "./support/sample-summaries";

type Changed = Parameters<typeof reportOf>[1];

const saidOf = (summary: Summary, changed: Changed = {}) => readBoth(composeMail(reportOf(summary, changed)));
const exact = usualWeek.approximate;
const reassurance = "Nothing is missing as far as the system can tell";

/** What is said before the figures, and of the trust in them. */
function partsOf(said: string): { top: string; trust: string } {
  return {
    top: said.slice(0, said.indexOf(" Figures ")),
    trust: said.slice(said.indexOf("Can I trust these figures?"), said.lastIndexOf(" Cost ")),
  };
}

describe("a warning stands at the top and is explained below", () => {
  test.each<[Partial<Summary>, string, string]>([
    [
      { deadLetters: 3 },
      "Warning: Events in the dead-letter queue, not counted: 3.",
      "They may be of this week or of another one. Once they are redriven, have this report sent again.",
    ],
    [
      { deadLetters: null },
      "Warning: Dead-lettered events: unknown, the queue could not be read.",
      "If they do, they are counted nowhere.",
    ],
    [
      { unswept: [{ from: Date.parse("2025-11-04T10:00:00Z"), to: Date.parse("2025-11-05T22:30:00Z") }] },
      "Warning: Unanswered questions may be missing: no sweep came in time from 4 Nov 2025 10:00 to 5 Nov 2025 22:30.",
      "A question without an answer expires after 24 hours.",
    ],
    [
      {
        unswept: [
          { from: 0, to: 3_600_000 },
          { from: 86_400_000, to: 172_800_000 },
        ],
      },
      "from 1 Jan 1970 00:00 to 1 Jan 1970 01:00 and from 2 Jan 1970 00:00 to 3 Jan 1970 00:00.",
      "Where no sweep kept it, nobody knows of it any more.",
    ],
    [
      {
        emptyDays: [
          { day: 2, queries: 2, expected: 49.5 },
          { day: 6, queries: 0, expected: 12 },
        ],
      },
      "Warning: Suspiciously few questions: 2 on Wed 5 Nov, where about 50 were expected; " +
        "0 on Sun 9 Nov, where about 12 were expected.",
      "events did not get into the queue",
    ],
    [
      { unreadable: 2 },
      "Warning: Stored items that could not be read and are not counted: 2.",
      "do not have the form of a question",
    ],
    [
      { approximate: { ...exact, sessions: true } },
      "Note: The number of sessions is an estimate, usually within 2 %.",
      "There were too many sessions to keep them all in mind.",
    ],
    [
      { approximate: { ...exact, groupedOneIn: 4 } },
      "Note: How often a question was asked is an estimate: of a busy day's questions one in 4 was grouped.",
      "The first 2,000 questions of each day are all grouped.",
    ],
    [
      { approximate: { ...exact, ungrouped: 1234, groupsShortBy: 12 } },
      "Note: Questions are not grouped exactly: 1,234 rare questions are in no group, and the count of a listed " +
        "question may be too low by up to 12.",
      "The totals are exact.",
    ],
    [
      { approximate: { ...exact, ungrouped: 1 } },
      "Note: Questions are not grouped exactly: 1 rare question is in no group.",
      "There were too many different questions",
    ],
    [
      { approximate: { ...exact, unanswered: true } },
      "Note: Some of the unanswered questions may have been recorded since.",
      "their number may be too high",
    ],
    [
      { late: 12 },
      "Note: 12 records of the week before came after its report was sent.",
      "that report did not have them",
    ],
  ])("%j", (changed, brief, detail) => {
    for (const said of saidOf({ ...usualWeek, ...changed })) {
      expect(partsOf(said).top).toContain(brief);
      expect(partsOf(said).trust).toContain(detail);
    }
  });

  test("that the week is not over", () => {
    for (const said of saidOf(usualWeek, { edition: "preliminary" })) {
      expect(partsOf(said).top).toContain("Note: The week is not over: these are the figures so far.");
      expect(partsOf(said).trust).toContain("The final report comes when the week is over.");
    }
  });
});

describe("when nothing is missing", () => {
  test("one line reassures, and nothing warns", () => {
    for (const summary of [usualWeek, emptyWeek]) {
      for (const said of saidOf(summary)) {
        expect(said).toContain(reassurance);
        expect(said).not.toMatch(/Warning:|Note:/);
      }
    }
  });

  test("it reassures beside what is only less exact", () => {
    for (const said of saidOf({ ...usualWeek, late: 12 })) expect(said).toContain(reassurance);
  });

  test("it does not when something is", () => {
    for (const said of saidOf({ ...usualWeek, deadLetters: null })) expect(said).not.toContain(reassurance);
  });
});

test("every question that the system knows of is accounted for", () => {
  for (const said of saidOf({ ...usualWeek, deadLetters: 4, unreadable: 2, late: 12 })) {
    expect(partsOf(said).trust).toMatch(
      new RegExp(
        "Recorded with their answer 384 Unanswered 3 Still waiting for an answer 1 All questions known 388 " +
          "Dead-lettered events, of whatever week 4 Stored items that could not be read 2 Late records of the week before 12",
      ),
    );
  }
});

test("what is not known is called unknown", () => {
  for (const said of saidOf({ ...usualWeek, deadLetters: null, late: null })) {
    expect(said).toContain("Dead-lettered events, of whatever week unknown");
    expect(said).toContain("Late records of the week before unknown");
  }
});

describe("questions without an answer", () => {
  test("are listed, and how many more there are", () => {
    for (const said of saidOf(usualWeek)) {
      expect(said).toMatch(
        /Questions without an answer (1\. )?Can you start in January\? (2\. )?What is your favourite/,
      );
      expect(said).toContain("And 1 more question without an answer.");
    }
  });

  test("are told to be unknown when there are some but no text of them", () => {
    for (const said of saidOf({ ...usualWeek, unansweredQuestions: [] })) {
      expect(said).toContain("Questions without an answer Their texts are not known.");
    }
  });

  test("are no topic when there are none", () => {
    for (const said of saidOf({ ...usualWeek, unanswered: 0, unansweredQuestions: [] })) {
      expect(said).not.toContain("Questions without an answer");
    }
  });
});

test("a report that is made when its records have begun to expire says so", () => {
  const late = { madeAt: Date.parse("2026-02-01T00:00:00Z") };
  for (const said of saidOf(usualWeek, late)) expect(said).toContain("Records of this week have expired");
  for (const said of saidOf(usualWeek)) expect(said).not.toContain("have expired");
});
