import { composeMail } from "../src/mail/email";
import type { Figures, Summary } from "../src/summary/summary";
import { readBoth } from "./support/mail-reader";
import { emptyWeek, reportOf, usualWeek } from "./support/sample-summaries";

const before = usualWeek.previous as Figures;

/** What both forms of the mail say in the row or the tile of that label. */
function figure(label: string, now: Partial<Summary>, previous: Partial<Figures> | null = {}): string {
  const summary = { ...usualWeek, movements: [], ...now, previous: previous && { ...before, ...previous } };
  const labels = ["Questions", "Sessions", "Average score", "Median score", "Median answer time", "Unanswered"];
  const matches = ["How well the CV answered", "Full match", "Partial match", "No match", "What moved"];
  const next = [...labels, ...matches].join("|");
  const found = readBoth(composeMail(reportOf(summary))).map((said) => {
    const figures = said
      .slice(said.indexOf(" Figures "))
      .replace(/^ Figures (-+ )?/, " ")
      .replace(/ -{9,}/g, "");
    return new RegExp(` ${label} (.*?) (?:${next})`).exec(figures)?.[1];
  });
  expect(found[1]).toBe(found[0]);
  return found[0] ?? "";
}

describe("a count", () => {
  test.each([
    [384, 316, "384 +68 (+22 %), was 316"],
    [316, 384, "316 -68 (-18 %), was 384"],
    [316, 316, "316 no change"],
    [5, 0, "5 new"],
    [0, 0, "0 no change"],
    [0, 316, "0 -316 (-100 %), was 316"],
    [22, 19, "22 +3, was 19"],
    [22, 20, "22 +2 (+10 %), was 20"],
    [10_001, 10_000, "10,001 +1 (under 1 %), was 10,000"],
    [9_999, 10_000, "9,999 -1 (under 1 %), was 10,000"],
    [1_000_000, 20, "1,000,000 +999,980 (+4,999,900 %), was 20"],
    [1, 1_000, "1 -999 (-99 %), was 1,000"],
  ])("of %d after %d", (now, then, said) => {
    expect(figure("Sessions", { sessions: now }, { sessions: then })).toBe(said);
  });

  test("stands alone when nothing is known of the week before", () => {
    expect(figure("Sessions", { sessions: 7 }, null)).toBe("7");
  });

  test("that is an estimate has no more digits than it is good for", () => {
    const approximate = { ...usualWeek.approximate, sessions: true };
    expect(figure("Sessions", { sessions: 12_345, approximate }, { sessions: 12_012 })).toBe(
      "about 12,300 about +300 (+3 %), was about 12,000",
    );
    expect(figure("Sessions", { sessions: 12_345, approximate }, { sessions: 12_312 })).toBe("about 12,300 no change");
    expect(figure("Sessions", { sessions: 12_345, approximate }, { sessions: 0 })).toBe("about 12,300 new");
  });

  test("of what should not be is worse when it rises and better when it falls", () => {
    expect(figure("Unanswered", { unanswered: 3 }, { unanswered: 1 })).toBe("3 +2, worse, was 1");
    expect(figure("Unanswered", { unanswered: 1 }, { unanswered: 3 })).toBe("1 -2, better, was 3");
    expect(figure("Unanswered", { unanswered: 1 }, { unanswered: 0 })).toBe("1 new");
  });
});

describe("a score", () => {
  test.each([
    [71.256, 69.1, "71.3 +2.2 (+3 %), was 69.1"],
    [69.14, 69.06, "69.1 no change"],
    [69.149, 69.151, "69.1 -0.1 (under 1 %), was 69.2"],
    [0.04, 0, "0 no change"],
    [12, 10, "12 +2, was 10"],
    [100, 100, "100 no change"],
  ])("of %d after %d", (now, then, said) => {
    expect(figure("Average score", { averageScore: now }, { averageScore: then })).toBe(said);
  });

  test("has no percentage when there were few questions", () => {
    expect(figure("Median score", { queries: 19, medianScore: 60 }, { medianScore: 50 })).toBe("60 +10, was 50");
    expect(figure("Median score", { medianScore: 60 }, { queries: 19, medianScore: 50 })).toBe("60 +10, was 50");
  });

  test("of nothing is a dash", () => {
    expect(figure("Average score", { averageScore: null }, { averageScore: 50 })).toBe("- was 50");
    expect(figure("Average score", { averageScore: 50 }, { averageScore: null })).toBe("50 -");
    expect(figure("Average score", { averageScore: null }, { averageScore: null })).toBe("- -");
  });
});

describe("the time to answer", () => {
  test.each([
    [812, 931, "0.8 s -0.1 s (-13 %), better, was 0.9 s"],
    [2_000, 1_000, "2.0 s +1.0 s (+100 %), worse, was 1.0 s"],
    [812, 808, "0.8 s no change"],
    [60_000, 812, "over 60 s at least +59.2 s, worse, was 0.8 s"],
    [812, 60_000, "0.8 s at least -59.2 s, better, was over 60 s"],
    [60_000, 60_000, "over 60 s no change"],
    [59_940, 59_900, "59.9 s no change"],
    [0, 0, "0.0 s no change"],
  ])("of %d ms after %d ms", (now, then, said) => {
    expect(figure("Median answer time", { medianAnswerInMs: now }, { medianAnswerInMs: then })).toBe(said);
  });
});

describe("a share", () => {
  const shares = (full: number, none: number, all: number) => ({
    queries: all,
    matchTypes: { full, partial: all - full - none, none },
  });

  test.each([
    [shares(262, 57, 384), shares(205, 51, 316), "262 (68 %) +3 points, was 65 %"],
    [shares(50, 0, 100), shares(51, 0, 100), "50 (50 %) -1 point, was 51 %"],
    [shares(50, 0, 100), shares(100, 0, 200), "50 (50 %) no change"],
    [shares(500, 0, 1000), shares(501, 0, 1000), "500 (50 %) under 1 point, was 50 %"],
    [shares(1, 0, 1000), shares(0, 0, 1000), "1 (under 1 %) under 1 point, was 0 %"],
    [shares(999, 0, 1000), shares(1000, 0, 1000), "999 (over 99 %) under 1 point, was 100 %"],
    [shares(5, 0, 10), shares(3, 0, 40), "5 (50 %) +2, was 3"],
    [shares(5, 0, 100), shares(0, 0, 0), "5 (5 %) -"],
  ])("of %j after %j", (now, then, said) => {
    expect(figure("Full match", now, then)).toBe(said);
  });

  test("of questions without a match is worse when it rises", () => {
    expect(figure("No match", shares(0, 60, 100), shares(0, 50, 100))).toBe("60 (60 %) +10 points, worse, was 50 %");
  });

  test("of partial matches is neither better nor worse", () => {
    const { html } = composeMail(reportOf(usualWeek));
    expect(html).toMatch(/<span class="muted"[^>]*>-2\u00A0points,<\/span>/);
  });

  test("of no questions is not told", () => {
    for (const said of readBoth(composeMail(reportOf(emptyWeek)))) expect(said).not.toContain("Full match");
  });
});

describe("the colour of a change", () => {
  const colourOf = (label: string, change: Partial<Summary>) => {
    const { html } = composeMail(reportOf({ ...usualWeek, ...change }));
    return new RegExp(`>${label}<.*?<span class="(\\w+)"`, "s").exec(html)?.[1];
  };

  test("is good when questions rise and bad when they fall", () => {
    expect(colourOf("Questions", { queries: 400 })).toBe("good");
    expect(colourOf("Questions", { queries: 300 })).toBe("bad");
    expect(colourOf("Questions", { queries: 316 })).toBe("muted");
  });

  test("is bad when less would be better", () => {
    expect(colourOf("Unanswered", { unanswered: 9 })).toBe("bad");
    expect(colourOf("Unanswered", { unanswered: 0 })).toBe("good");
    expect(colourOf("Median answer time", { medianAnswerInMs: 2_000 })).toBe("bad");
  });
});
