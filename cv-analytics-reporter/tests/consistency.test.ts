import { startDynalite } from "./support/dynalite";
import { hour, openHarness } from "./support/harness";
import { lagging } from "./support/stale-reads";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const openLagging = () => openHarness({ ...dynalite, client: lagging(dynalite.client) });
const event = { week: "2025-W45" };

describe("while tables lag behind what was written to them", () => {
  test("a report that was sent is known to be sent", async () => {
    const harness = await openLagging();
    await harness.report(event);

    expect(await harness.report(event, { awsRequestId: "invocation-2" })).toMatchObject({ sent: false });
    expect(harness.sns.mails).toHaveLength(1);
  });

  test("the sweep sees every question that waits", async () => {
    const harness = await openLagging();
    await harness.wait("lost", harness.clock.now - 2 * hour);

    expect(await harness.sweep()).toEqual({ overdue: 1 });
  });

  test("a question that was kept is counted", async () => {
    const harness = await openLagging();
    await harness.wait("lost", "2025-11-09T12:00:00Z");
    await harness.sweep();

    const { summary } = await harness.report(event, { waiting: { async *pages() {} } });

    expect(summary.unanswered).toBe(1);
  });
});
