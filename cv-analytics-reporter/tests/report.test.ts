import { startDynalite } from "./support/dynalite";
import { day, hour, openHarness } from "./support/harness";
import { repeating } from "./support/repeating-pages";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const monday = Date.parse("2025-11-03T00:00:00Z");

describe("the weekly report", () => {
  test("counts the records of its week", async () => {
    const harness = await openHarness(dynalite);
    await harness.record("2025-11-03T09:00:00Z", { matchScore: 90 });
    await harness.record("2025-11-03T10:00:00Z", {
      matchScore: 80,
      query: "do you know typescript",
      sessionId: "session-2",
    });
    await harness.record("2025-11-05T09:00:00Z", { matchScore: 55, matchType: "partial", query: "Do you lead teams?" });
    await harness.record("2025-11-09T09:00:00Z", { matchScore: 5, matchType: "none", query: "Do you speak Greek?" });

    const result = await harness.report({ week: "2025-W45" });

    expect(result).toEqual({
      week: "2025-W45",
      sent: true,
      channels: ["sns", "ses"],
      summary: {
        queries: 4,
        sessions: 2,
        matchTypes: { full: 2, partial: 1, none: 1 },
        averageScore: 57.5,
        medianScore: 67.5,
        unanswered: 0,
        medianAnswerInMs: 150,
        previous: null,
        topQuestions: [
          { question: "Do you know TypeScript?", count: 2, averageScore: 85, before: null },
          { question: "Do you lead teams?", count: 1, averageScore: 55, before: null },
          { question: "Do you speak Greek?", count: 1, averageScore: 5, before: null },
        ],
        questionGroups: 3,
        gaps: [
          {
            topic: "Do you speak Greek?",
            count: 1,
            averageScore: 5,
            before: null,
            examples: ["Do you speak Greek?"],
            reasons: ["It says so."],
          },
        ],
        gapGroups: 1,
        badlyAnswered: 1,
        movements: [],
        byDay: [2, 0, 1, 0, 0, 0, 1],
        byHour: Array.from({ length: 24 }, (_, hourOfDay) => ({ 9: 3, 10: 1 })[hourOfDay] ?? 0),
        trend: [
          ...Array.from({ length: 11 }, (_, index) => ({
            week: `2025-W${34 + index}`,
            queries: null,
            averageScore: null,
          })),
          { week: "2025-W45", queries: 4, averageScore: 57.5 },
        ],
        questionsThisMonth: 4,
        waiting: 0,
        unansweredQuestions: [],
        unreadable: 0,
        deadLetters: 0,
        late: null,
        unswept: [],
        emptyDays: [],
        approximate: { sessions: false, groupedOneIn: 1, ungrouped: 0, groupsShortBy: 0, unanswered: false },
      },
    });
    expect(harness.told.counts).toEqual({ ReportSent: 1, Unanswered: 0 });
    expect(harness.told.lines).toMatchObject([{ level: "info", message: "sent", fields: { week: "2025-W45" } }]);
  });

  test("of a schedule is of the week before it", async () => {
    const harness = await openHarness(dynalite);
    expect(await harness.report({ scheduledTime: "2025-11-10T08:00:00Z" })).toMatchObject({ week: "2025-W45" });
  });

  test("holds the first and the last millisecond of its week and none beyond", async () => {
    const harness = await openHarness(dynalite);
    for (const at of [monday - 1, monday, monday + 7 * day - 1, monday + 7 * day]) await harness.record(at);

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary).toMatchObject({ queries: 2, byDay: [1, 0, 0, 0, 0, 0, 1], previous: { queries: 1 } });
  });

  test("of an empty week is sent and says so", async () => {
    const harness = await openHarness(dynalite);

    const { sent, summary } = await harness.report({ week: "2025-W45" });

    expect(sent).toBe(true);
    expect(summary).toMatchObject({
      queries: 0,
      averageScore: null,
      medianScore: null,
      previous: null,
      topQuestions: [],
    });
    expect(summary.byDay).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(harness.sns.mails[0]?.subject).toBe("CV analytics weekly report 2025-W45: no questions");
  });

  test("reads every page of the index", async () => {
    const harness = await openHarness(dynalite, 3);
    // Some share a millisecond across a page's end.
    for (let number = 0; number < 20; number++) await harness.record(monday + Math.floor(number / 4) * hour);

    expect((await harness.report({ week: "2025-W45" })).summary.queries).toBe(20);
  });

  test("counts a record once that the index shows on both sides of a page's end", async () => {
    const { client, shownAgain } = repeating(dynalite.client);
    const harness = await openHarness({ ...dynalite, client }, 3);
    for (let number = 0; number < 20; number++) await harness.record(monday + Math.floor(number / 4) * hour);

    expect((await harness.report({ week: "2025-W45" })).summary).toMatchObject({ queries: 20, unreadable: 0 });
    expect(shownAgain()).toBe(6);
  });

  test("leaves expired records out while DynamoDB still shows them", async () => {
    const harness = await openHarness(dynalite, 1);
    const now = Math.floor(harness.clock.now / 1000);
    await harness.record(monday, { ttl: now });
    await harness.record(monday, { ttl: now - 86_400 });
    await harness.record(monday, { ttl: now + 1 });

    expect((await harness.report({ week: "2025-W45" })).summary.queries).toBe(1);
  });

  test("tells of items that are no record, and counts a record without a session", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday, { matchScore: "high" });
    await harness.record(monday, { matchType: "perhaps" });
    await harness.record(monday, { sessionId: undefined });

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary).toMatchObject({ queries: 1, sessions: 0, unreadable: 2 });
    expect(harness.sns.mails[0]?.text).toContain("could not be read and are not counted: 2");
  });

  test("keeps topics apart that DynamoDB returns in different order, by count and then by text", async () => {
    const harness = await openHarness(dynalite);
    const gaps = ["zeta", "Alpha ", "alpha?", "beta", "ALPHA!", "beta", "alpha"];
    for (const [index, query] of gaps.entries()) {
      await harness.record(monday + index, { query, matchType: "none", matchScore: index });
    }
    await harness.record(monday, { query: "Low", matchType: "full", matchScore: 49.5 });

    const { summary } = await harness.report({ week: "2025-W45" });

    const gap = { before: null, reasons: ["It says so."] };
    expect(summary.gaps).toEqual([
      { ...gap, topic: "Alpha", count: 4, averageScore: 3.25, examples: ["Alpha", "alpha?", "ALPHA!"] },
      { ...gap, topic: "beta", count: 2, averageScore: 4, examples: ["beta"] },
      { ...gap, topic: "Low", count: 1, averageScore: 49.5, examples: ["Low"] },
      { ...gap, topic: "zeta", count: 1, averageScore: 0, examples: ["zeta"] },
    ]);
  });
});

describe("a dry run", () => {
  test("returns the report and its mail, and sends and stores nothing", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday);
    await harness.wait("lost", monday);

    const result = await harness.report({ week: "2025-W45", dryRun: true });

    expect(result).toMatchObject({ week: "2025-W45", sent: false, channels: [] });
    expect(result.summary).toMatchObject({ queries: 1, unanswered: 1 });
    expect(result.text).toContain("CV analytics weekly report 2025-W45");
    expect(result.html).toContain("<!doctype html>");
    expect([...harness.sns.mails, ...harness.ses.mails, ...(await harness.stored("2025-W45"))]).toEqual([]);
    expect((await harness.report({ week: "2025-W45" })).sent).toBe(true);
  });
});

describe("the dead-letter queue", () => {
  test("is a warning when it holds something", async () => {
    const harness = await openHarness(dynalite);
    harness.deadLetters.count = async () => 3;

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary.deadLetters).toBe(3);
    expect(harness.sns.mails[0]?.text).toContain("dead-letter queue");
  });

  test("is unknown when it cannot be read, and the report is sent all the same", async () => {
    const harness = await openHarness(dynalite);
    harness.deadLetters.count = () => Promise.reject(new Error("AccessDenied"));

    const { sent, summary } = await harness.report({ week: "2025-W45" });

    expect([sent, summary.deadLetters]).toEqual([true, null]);
    expect(harness.sns.mails[0]?.text).toContain("unknown");
    expect(harness.told.lines.map(({ message }) => message)).toEqual(["dead-letter queue not read", "sent"]);
  });
});

describe("a wrong event", () => {
  test("fails, is told, and sends nothing", async () => {
    const harness = await openHarness(dynalite);

    await expect(harness.invoke({ week: "2025-W54" })).rejects.toThrow("week: expected an ISO week");

    expect(harness.told.lines).toMatchObject([{ level: "error", message: "failed" }]);
    expect(harness.sns.mails).toEqual([]);
  });
});
