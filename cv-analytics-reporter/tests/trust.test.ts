import { findEmptyDays } from "../src/summary/empty-days";
import { questionsOfMonth } from "../src/summary/month";
import { findUnswept } from "../src/unanswered/unswept";
import { startDynalite } from "./support/dynalite";
import { day, hour, openHarness } from "./support/harness";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const monday = Date.parse("2025-11-03T00:00:00Z");
const at = (hours: number) => monday + hours * hour;

describe("sweeps", () => {
  const unswept = (from: number, to: number, sweeps: number[], now = at(500)) =>
    findUnswept({ from: at(from), to: at(to) }, sweeps.map(at), now).map((span) => [
      (span.from - monday) / hour,
      (span.to - monday) / hour,
    ]);

  test("every twelve hours leave nothing out", () => {
    expect(unswept(0, 60, [1, 13, 25, 37, 49, 61, 73])).toEqual([]);
  });

  test("that did not run leave out what expired meanwhile", () => {
    expect(unswept(0, 60, [12, 60, 72])).toEqual([[11, 36]]);
  });

  test("that never ran leave out everything that has expired", () => {
    expect(unswept(0, 60, [])).toEqual([[0, 60]]);
    expect(unswept(0, 60, [], at(50))).toEqual([[0, 26]]);
    expect(unswept(0, 60, [], at(20))).toEqual([]);
  });

  test("a day less an hour apart are just enough", () => {
    expect(unswept(0, 40, [24, 47])).toEqual([]);
    expect(unswept(0, 40, [24, 48])).toEqual([[23, 24]]);
  });

  test("matter only where records were made", () => {
    expect(unswept(60, 0, [])).toEqual([]);
    expect(unswept(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, [])).toEqual([]);
  });

  test("are at most three spans", () => {
    expect(unswept(0, 400, [50, 100, 150, 200])).toHaveLength(3);
  });
});

describe("a day is suspiciously empty", () => {
  const usual = [60, 70, 65, 60, 50, 15, 12];
  const judge = (byDay: number[], before: number[][] = [], spread = 3, now = monday + 7 * day) =>
    findEmptyDays({ week: "2025-W45", byDay, before, spread, now }).map((empty) => empty.day);

  test("when it has far fewer questions than that weekday had in the last weeks", () => {
    expect(judge([60, 70, 0, 60, 50, 15, 12], [usual, usual])).toEqual([2]);
    expect(judge([60, 70, 9, 60, 50, 15, 12], [usual, usual])).toEqual([2]);
  });

  test("not when it is a usual day, a slow one, or a quiet weekend", () => {
    expect(judge(usual, [usual, usual])).toEqual([]);
    expect(judge([60, 40, 65, 60, 50, 4, 0], [usual, usual])).toEqual([]);
  });

  test("not when the same weekday was as empty before", () => {
    expect(judge([0, 70, 65, 60, 50, 15, 12], [usual, [2, 70, 65, 60, 50, 15, 12]])).toEqual([]);
  });

  test("in the first weeks when it is far below every other day", () => {
    expect(judge([60, 0, 65, 60, 50, 40, 35])).toEqual([1]);
    expect(judge([60, 0, 65, 60, 50, 15, 12])).toEqual([]);
  });

  test("not while it lasts, or before it began", () => {
    expect(judge([60, 70, 0, 0, 0, 0, 0], [usual, usual], 3, monday + 2.9 * day)).toEqual([]);
    expect(judge([60, 70, 0, 0, 0, 0, 0], [usual, usual], 3, monday + 3 * day)).toEqual([2]);
  });

  test("not in a week without questions like the weeks before", () => {
    expect(judge([0, 0, 0, 0, 0, 0, 0])).toEqual([]);
  });

  test("however busy it usually is", () => {
    const busy = usual.map((questions) => questions * 10_000);
    expect(judge([0, ...busy.slice(1)], [busy, busy])).toEqual([0]);
    expect(judge(busy, [busy, busy])).toEqual([]);
  });
});

describe("the month's questions", () => {
  const sevens = { byDay: [1, 1, 1, 1, 1, 1, 1] };

  test("are those of its days up to the end of the week", () => {
    // 2025-W45 is 3 to 9 November; the week before has 1 and 2 November.
    const weeks = ["2025-W45", "2025-W44", "2025-W43"].map((week) => ({ week, ...sevens }));
    expect(questionsOfMonth("2025-W45", weeks)).toBe(9);
  });

  test("are those of the month in which the week ends", () => {
    // 2026-W01 is 29 December 2025 to 4 January 2026.
    expect(questionsOfMonth("2026-W01", [{ week: "2026-W01", ...sevens }])).toBe(4);
  });
});

describe("a report tells", () => {
  test("how many questions still wait, and that those which were recorded meanwhile do not", async () => {
    const harness = await openHarness(dynalite);
    harness.clock.now = monday + day;
    await harness.wait("fresh", harness.clock.now - 10_000);
    await harness.wait("recorded", harness.clock.now - 20_000);
    await harness.record(harness.clock.now - 20_000, { requestId: "recorded" });

    expect((await harness.report({ week: "2025-W45" })).summary).toMatchObject({
      queries: 1,
      waiting: 1,
      unanswered: 0,
    });
  });

  test("what the unanswered questions were, earliest first, ten at most, harmless", async () => {
    const harness = await openHarness(dynalite);
    for (let number = 11; number >= 0; number--)
      await harness.wait(`lost-${number}`, monday + number, { query: `${number}?` });
    await harness.wait("odd", monday + 3, { query: " \u202e " });

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary.unanswered).toBe(13);
    expect(summary.unansweredQuestions).toEqual(["0?", "1?", "2?", "3?", "(no text)", "4?", "5?", "6?", "7?", "8?"]);
  });

  test("when no sweep came by for a day while records were made", async () => {
    const harness = await openHarness(dynalite);
    const processed = (hours: number) => ({ ttl: at(hours) / 1000 + 90 * 86_400 });
    for (const hours of [1, 100]) await harness.record(at(hours), processed(hours));
    for (const hours of [12, 24, 36, 48, 100, 112, 124, 136, 148, 160]) {
      harness.clock.now = at(hours);
      await harness.sweep();
    }
    harness.clock.now = at(176);

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary.unswept).toEqual([{ from: at(47), to: at(76) }]);
  });

  test("when no sweep came by although nothing was answered any more", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(at(-30), { ttl: at(-30) / 1000 + 90 * 86_400 });
    for (const hours of [12, 24, 36]) {
      harness.clock.now = at(hours);
      await harness.sweep();
    }
    harness.clock.now = at(176);

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary).toMatchObject({ queries: 0, unswept: [{ from: at(35), to: at(152) }] });
  });

  test("how many records came after the report of the week before was sent", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day);
    await harness.report({ week: "2025-W44" });
    await harness.record(monday - day);
    await harness.record(monday - 2 * day);

    expect((await harness.report({ week: "2025-W45" })).summary.late).toBe(2);
  });

  test("nothing of late records when the week before was not reported", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day);
    expect((await harness.report({ week: "2025-W45" })).summary.late).toBeNull();
  });

  test("the trend of twelve weeks, of which unknown ones are unknown", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - 21 * day, { matchScore: 40 });
    await harness.record(monday - day, { matchScore: 60 });
    await harness.record(monday);
    await harness.report({ week: "2025-W42" });

    const { trend } = (await harness.report({ week: "2025-W45" })).summary;

    expect(trend).toHaveLength(12);
    expect(trend[0]).toEqual({ week: "2025-W34", queries: null, averageScore: null });
    expect(trend.slice(8)).toEqual([
      { week: "2025-W42", queries: 1, averageScore: 40 },
      { week: "2025-W43", queries: null, averageScore: null },
      { week: "2025-W44", queries: 1, averageScore: 60 },
      { week: "2025-W45", queries: 1, averageScore: 90 },
    ]);
  });

  test("the month's questions of a week that was never reported, from its records", async () => {
    const harness = await openHarness(dynalite);
    await harness.record("2025-11-02T12:00:00Z");
    await harness.record("2025-10-31T12:00:00Z");
    await harness.record(monday);

    expect((await harness.report({ week: "2025-W45" })).summary.questionsThisMonth).toBe(2);
  });

  test("what moved although the week before is known from its report only", async () => {
    const harness = await openHarness(dynalite);
    await harness.report({ week: "2025-W44" });
    for (let number = 0; number < 30; number++)
      await harness.record(monday + number, { sessionId: `s${number}`, matchType: "full" });

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary.previous).toMatchObject({ queries: 0 });
    expect(summary.movements).toEqual([{ kind: "questions", now: 30, before: 0 }]);
  });

  test("the trend although an earlier week's item is broken", async () => {
    const harness = await openHarness(dynalite);
    await harness.put(harness.tables.reports, { week: "2025-W43", item: "report", summary: "lost" });
    await harness.put(harness.tables.reports, { week: "2025-W44", item: "report", status: 7 });

    expect((await harness.report({ week: "2025-W45" })).sent).toBe(true);
  });
});
