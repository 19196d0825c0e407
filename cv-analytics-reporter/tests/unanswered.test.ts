import { startDynalite } from "./support/dynalite";
import { day, hour, openHarness } from "./support/harness";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const sunday = Date.parse("2025-11-09T12:00:00Z");

describe("the sweep", () => {
  test("keeps questions that have waited for more than an hour, under the week they were asked in", async () => {
    const harness = await openHarness(dynalite, 2);
    harness.clock.now = Date.parse("2025-11-10T00:30:00Z");
    await harness.wait("old", sunday, { query: "Where are you?", sessionId: "session-9" });
    await harness.wait("an-hour-ago", harness.clock.now - hour);
    await harness.wait("just-over", harness.clock.now - hour - 1);
    await harness.wait("response", sunday, { half: "response" });

    expect(await harness.sweep()).toEqual({ overdue: 2 });

    const ttl = Math.floor(harness.clock.now / 1000) + 90 * 86_400;
    expect(await harness.stored("2025-W45")).toEqual([
      {
        week: "2025-W45",
        item: "unanswered#just-over",
        requestId: "just-over",
        timestamp: harness.clock.now - hour - 1,
        query: "Why?",
        sessionId: "s",
        ttl,
      },
      {
        week: "2025-W45",
        item: "unanswered#old",
        requestId: "old",
        timestamp: sunday,
        query: "Where are you?",
        sessionId: "session-9",
        ttl,
      },
    ]);
    expect(harness.told.counts).toEqual({ SweptQuestions: 2 });
    expect(JSON.stringify(harness.told)).not.toContain("Where are you?");
  });

  test("keeps a question that is stamped in the future an hour after it was processed", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("ahead", harness.clock.now + 30 * day);

    harness.clock.now += hour;
    expect(await harness.sweep()).toEqual({ overdue: 0 });
    harness.clock.now += 1;
    expect(await harness.sweep()).toEqual({ overdue: 1 });

    expect(await harness.stored("2025-W50")).toMatchObject([{ requestId: "ahead" }]);
  });

  test("may be repeated", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("lost", sunday);
    await harness.sweep();
    await harness.sweep();

    expect(await harness.stored("2025-W45")).toHaveLength(1);
  });
});

describe("unanswered questions", () => {
  test("are counted long after the interim table has forgotten them", async () => {
    const harness = await openHarness(dynalite);
    harness.clock.now = sunday + 2 * hour;
    for (let number = 0; number < 60; number++) await harness.wait(`lost-${number}`, sunday + number);
    await harness.sweep();
    const forgotten = { ...harness.tools, waiting: { async *pages() {} } };
    harness.clock.now = sunday + day;

    expect((await harness.report({ week: "2025-W45" }, forgotten)).summary.unanswered).toBe(60);
    expect(harness.told.counts).toMatchObject({ Unanswered: 60 });
  });

  test("are counted once although they are kept and still wait", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("lost", sunday);
    await harness.sweep();

    expect((await harness.report({ week: "2025-W45" })).summary.unanswered).toBe(1);
  });

  test("are counted although no sweep ran before the report, in their own week only", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("lost", sunday);
    await harness.wait("next-week", "2025-11-10T01:00:00Z");

    expect((await harness.report({ week: "2025-W45" })).summary.unanswered).toBe(1);
    expect(await harness.stored("2025-W46")).toMatchObject([{ requestId: "next-week" }]);
  });

  test("are taken off when their response came late", async () => {
    const harness = await openHarness(dynalite, 7);
    // More than one BatchWriteItem holds.
    for (let number = 0; number < 130; number++) await harness.wait(`late-${number}`, sunday + number);
    await harness.sweep();
    for (let number = 0; number < 129; number++) await harness.record(sunday + number, { requestId: `late-${number}` });

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary).toMatchObject({ queries: 129, unanswered: 1 });
    const kept = (await harness.stored("2025-W45")).filter(({ item }) => item !== "report");
    expect(kept).toMatchObject([{ requestId: "late-129" }]);
  });

  test("are gone from the report after 90 days, though DynamoDB still shows them", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("lost", sunday);
    await harness.sweep();
    harness.clock.now += 90 * day;
    const forgotten = { ...harness.tools, waiting: { async *pages() {} } };

    expect((await harness.report({ week: "2025-W45" }, forgotten)).summary.unanswered).toBe(0);
  });

  test("that cannot be read are told of by id and keep no other from being counted", async () => {
    const harness = await openHarness(dynalite, 1);
    await harness.wait("strange", sunday, { timestamp: "yesterday", query: "Where are you?" });
    await harness.wait("lost", sunday);

    expect(await harness.sweep()).toEqual({ overdue: 1 });

    expect(harness.told.lines[0]).toMatchObject({
      level: "error",
      message: "unreadable waiting question",
      fields: { requestId: "strange", problems: expect.stringMatching(/^timestamp: /) },
    });
    expect(JSON.stringify(harness.told)).not.toContain("Where are you?");
    expect((await harness.report({ week: "2025-W45" })).summary.unanswered).toBe(1);
  });

  test("are counted although nothing but their id and time can be read", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("odd", sunday, { query: 7, sessionId: 8, ttl: "soon" });
    const ttl = Math.floor(harness.clock.now / 1000) + 60;
    await harness.put(harness.tables.reports, { week: "2025-W45", item: "unanswered#bare", ttl });

    expect((await harness.report({ week: "2025-W45" })).summary.unanswered).toBe(2);
  });
});
