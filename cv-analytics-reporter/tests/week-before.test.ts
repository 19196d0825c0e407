import { startDynalite } from "./support/dynalite";
import { day, hour, openHarness } from "./support/harness";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const monday = Date.parse("2025-11-03T00:00:00Z");

describe("the week before", () => {
  test("is compared as it was reported when its records have expired since", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day, { matchScore: 40, ttl: Math.floor(harness.clock.now / 1000) + 60 });
    const before = await harness.report({ week: "2025-W44" });
    harness.clock.now += hour;

    const { summary } = await harness.report({ week: "2025-W45" });

    const { queries, sessions, matchTypes, averageScore, medianScore, medianAnswerInMs, unanswered } = before.summary;
    expect(summary.previous).toEqual({
      ...{ queries, sessions, matchTypes, averageScore, medianScore, medianAnswerInMs, unanswered },
    });
    expect(summary.previous).toMatchObject({ queries: 1, averageScore: 40 });
  });

  test("is counted again when an answer came after its report", async () => {
    const harness = await openHarness(dynalite);
    await harness.wait("late", monday - day);
    expect((await harness.report({ week: "2025-W44" })).summary.unanswered).toBe(1);
    await harness.record(monday - day, { requestId: "late" });

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary.previous).toMatchObject({ queries: 1, unanswered: 0 });
  });

  test("that was reported as empty is known to be empty", async () => {
    const harness = await openHarness(dynalite);
    await harness.report({ week: "2025-W44" });

    expect((await harness.report({ week: "2025-W45" })).summary.previous).toMatchObject({ queries: 0, unanswered: 0 });
  });

  test("is known from a report that some readers got, though one of the channels refused it", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day, { ttl: Math.floor(harness.clock.now / 1000) + 60 });
    harness.sns.failure = new Error("Throttled");
    await expect(harness.report({ week: "2025-W44" })).rejects.toThrow("not delivered by sns");
    harness.sns.failure = undefined;
    harness.clock.now += hour;

    expect((await harness.report({ week: "2025-W45" })).summary.previous).toMatchObject({ queries: 1 });
  });

  test("is not known from a report that nobody got", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day, { ttl: Math.floor(harness.clock.now / 1000) + 60 });
    for (const channel of [harness.sns, harness.ses]) channel.failure = new Error("Throttled");
    await expect(harness.report({ week: "2025-W44" })).rejects.toThrow("not delivered by sns and ses");
    for (const channel of [harness.sns, harness.ses]) channel.failure = undefined;
    harness.clock.now += hour;

    expect((await harness.report({ week: "2025-W45" })).summary.previous).toBeNull();
  });

  test("is counted when it was never reported", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day, { matchScore: 40 });
    await harness.wait("lost", monday - day);

    const { summary } = await harness.report({ week: "2025-W45" });

    expect(summary.previous).toEqual({
      queries: 1,
      sessions: 1,
      matchTypes: { full: 1, partial: 0, none: 0 },
      averageScore: 40,
      medianScore: 40,
      medianAnswerInMs: 150,
      unanswered: 1,
    });
  });

  test("is counted again when its report was sent before it was over", async () => {
    const harness = await openHarness(dynalite);
    harness.clock.now = monday - 2 * day;
    await harness.report({ week: "2025-W44" });
    await harness.record(monday - day);
    harness.clock.now = monday + 7 * day;

    expect((await harness.report({ week: "2025-W45" })).summary.previous).toMatchObject({ queries: 1 });
  });

  test("is counted again when an older release stored another shape", async () => {
    const harness = await openHarness(dynalite);
    await harness.record(monday - day);
    await harness.report({ week: "2025-W44" });
    const [item] = await harness.stored("2025-W44");
    await harness.put(harness.tables.reports, { ...item, summary: { questions: 7 } });

    expect((await harness.report({ week: "2025-W45" })).summary.previous).toMatchObject({ queries: 1 });
  });
});
