import type { Records } from "../src/counting/records";
import type { UnansweredQuestions } from "../src/unanswered/unanswered";
import { startDynalite } from "./support/dynalite";
import { openHarness } from "./support/harness";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

type Harness = Awaited<ReturnType<typeof openHarness>>;
const sunday = Date.parse("2025-11-09T12:00:00Z");
const event = { week: "2025-W45" };

/** A harness with one question that a sweep has kept, and the record that its late response makes. */
async function openWithLateQuestion() {
  const harness = await openHarness(dynalite);
  await harness.wait("late", sunday);
  await harness.sweep();
  return { harness, recordIt: () => harness.record(sunday, { requestId: "late" }) };
}

/** Records that change right after the week was read. */
function recordsThat(harness: Harness, afterReading: () => Promise<unknown>): Records {
  return {
    async *pagesOfDay(week, day) {
      yield* harness.tools.records.pagesOfDay(week, day);
      if (week === event.week && day === 6) await afterReading();
    },
  };
}

/** A memory after whose reading the records change. */
function unansweredThat(harness: Harness, afterReading: () => Promise<unknown>): UnansweredQuestions {
  const { unanswered } = harness.tools;
  return {
    ...unanswered,
    async *ofWeek(week) {
      yield* unanswered.ofWeek(week);
      if (week === event.week) await afterReading();
    },
  };
}

const keptOf = async (harness: Harness) => (await harness.stored("2025-W45")).filter(({ item }) => item !== "report");

describe("a question whose response comes while its week is being read", () => {
  test("is unanswered once, and stays kept, when its record is written after the week was read", async () => {
    const { harness, recordIt } = await openWithLateQuestion();

    const { summary } = await harness.report(event, { records: recordsThat(harness, recordIt) });

    expect(summary).toMatchObject({ queries: 0, unanswered: 1 });
    expect(await keptOf(harness)).toMatchObject([{ requestId: "late" }]);
  });

  test("is recorded once, and is forgotten, when its record is written before the week is read", async () => {
    const { harness, recordIt } = await openWithLateQuestion();

    const { summary } = await harness.report(event, { unanswered: unansweredThat(harness, recordIt) });

    expect(summary).toMatchObject({ queries: 1, unanswered: 0 });
    expect(await keptOf(harness)).toEqual([]);
  });

  test("is unanswered once while the index does not show its record yet, and recorded once when it does", async () => {
    const { harness, recordIt } = await openWithLateQuestion();
    await recordIt();
    const lagging: Records = { async *pagesOfDay() {} };

    const { summary } = await harness.report(event, { records: lagging });
    const later = await harness.report({ ...event, force: true }, { awsRequestId: "invocation-2" });

    expect(summary).toMatchObject({ queries: 0, unanswered: 1 });
    expect(later.summary).toMatchObject({ queries: 1, unanswered: 0 });
  });

  test("is in one count of the week before as well, whenever its record is written", async () => {
    const afterwards = await openWithLateQuestion();
    const records = recordsThat(afterwards.harness, afterwards.recordIt);
    const before = await openWithLateQuestion();
    const unanswered = unansweredThat(before.harness, before.recordIt);

    const results = [
      await afterwards.harness.report({ week: "2025-W46" }, { records }),
      await before.harness.report({ week: "2025-W46" }, { unanswered }),
    ];

    expect(results.map(({ summary }) => summary.previous)).toMatchObject([
      { queries: 0, unanswered: 1 },
      { queries: 1, unanswered: 0 },
    ]);
  });

  test("is unreadable once, and not unanswered, when its record cannot be read", async () => {
    const { harness } = await openWithLateQuestion();
    await harness.record(sunday, { requestId: "late", matchScore: "high" });

    expect((await harness.report(event)).summary).toMatchObject({ queries: 0, unreadable: 1, unanswered: 0 });
  });
});
