import * as fc from "fast-check";
import type { Channel } from "../src/sending/delivery";
import { startDynalite } from "./support/dynalite";
import { minute } from "./support/harness";
import { type Fault, openTroubled as open } from "./support/troubled";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const event = { week: "2025-W45" };
const openTroubled = (...faults: readonly Fault[]) => open(dynalite, event, faults);

// The steps of a report that goes well.
const [claim, sns, snsMark, ses, sesMark, sent] = [1, 2, 3, 4, 5, 6];

describe("a report that a crash kept from being delivered", () => {
  const crash = { step: sns, when: "before", how: "dies" } as const;

  test.each(["invocation-1", "invocation-2"])("is sent by %s a minute later", async (awsRequestId) => {
    const troubled = await openTroubled(crash);
    troubled.clock.now -= minute;

    await expect(troubled.report(event, { awsRequestId })).rejects.toThrow("is being sent by another invocation");
    troubled.clock.now += minute;
    const retried = await troubled.report(event, { awsRequestId });

    expect(retried).toMatchObject({ sent: true, channels: ["sns", "ses"] });
    expect(troubled.mailCounts()).toEqual([1, 1]);
  });

  test("is sent once by retries at a time", async () => {
    const troubled = await openTroubled(crash);

    await Promise.allSettled(["a", "b", "c"].map((awsRequestId) => troubled.report(event, { awsRequestId })));

    expect(troubled.mailCounts()).toEqual([1, 1]);
    expect(await troubled.entry()).toMatchObject({ status: "sent", attempt: 2 });
  });
});

test("a mail that was delivered but could not be marked is told of, with its message", async () => {
  const { told } = await openTroubled({ step: snsMark, when: "before", how: "fails" });

  expect(told.lines[0]).toMatchObject({
    level: "error",
    message: "delivered but not marked: a retry delivers it again",
    fields: { week: "2025-W45", channel: "sns", messageId: "sns-message-1" },
  });
});

describe("the ledger", () => {
  test("names the channel that is being handed the mail, without a write of its own", async () => {
    const { report, tools, clock, entry } = await openTroubled();
    const seen: unknown[] = [];
    const looking = tools.channels.map(
      ({ name }): Channel => ({
        name,
        deliver: async () => {
          seen.push((await entry()).handingOver);
          clock.now += 1_000;
          return "message";
        },
      }),
    );
    const start = clock.now;

    await report(event, { channels: looking });

    expect(seen).toEqual([
      { channel: "sns", startedAt: start },
      { channel: "ses", startedAt: start + 1_000 },
    ]);
    expect(await entry()).toMatchObject({ status: "sent", revision: 4, maybeDelivered: [] });
    expect(await entry()).not.toHaveProperty("handingOver");
  });

  test.each([
    ["before the first channel took the mail", { step: sns, when: "before" }, "sns", [1, 1]],
    ["after the first channel took the mail", { step: sns, when: "after" }, "sns", [2, 1]],
    ["before the second channel took the mail", { step: ses, when: "before" }, "ses", [1, 1]],
    ["after the second channel took the mail", { step: ses, when: "after" }, "ses", [1, 2]],
    ["before the second channel's mark", { step: sesMark, when: "before" }, "ses", [1, 2]],
  ] as const)("tells of a crash %s which channel may have it, and keeps it", async (_, where, channel, mails) => {
    const troubled = await openTroubled({ ...where, how: "dies" });
    const { handingOver } = await troubled.entry();

    const retried = await troubled.report(event, { awsRequestId: "invocation-2" });

    expect(retried).toMatchObject({ sent: true, channels: channel === "sns" ? ["sns", "ses"] : ["ses"] });
    expect(handingOver).toMatchObject({ channel });
    expect(await troubled.entry()).toMatchObject({ status: "sent", maybeDelivered: [handingOver] });
    expect(troubled.warnings()).toEqual([`warn 2025-W45 ${channel}`]);
    expect(troubled.mailCounts()).toEqual(mails);
  });

  test.each([
    ["before the claim", { step: claim, when: "before" }, ["sns", "ses"]],
    ["after the last mark", { step: sesMark, when: "after" }, []],
    ["before the report is marked as sent", { step: sent, when: "before" }, []],
    ["after the report is marked as sent", { step: sent, when: "after" }, []],
  ] as const)("holds nothing in doubt after a crash %s", async (_, where, channels) => {
    const troubled = await openTroubled({ ...where, how: "dies" });

    expect((await troubled.report(event)).channels).toEqual(channels);

    expect(await troubled.entry()).toMatchObject({ status: "sent", maybeDelivered: [] });
    expect(troubled.warnings()).toEqual([]);
    expect(troubled.mailCounts()).toEqual([1, 1]);
  });

  test("keeps the channel whose answer was lost, and the retry hands over to that one alone", async () => {
    const troubled = await openTroubled({ step: sns, when: "after", how: "fails" });
    expect(await troubled.entry()).toMatchObject({ status: "failed", maybeDelivered: [{ channel: "sns" }] });

    expect(await troubled.report(event)).toMatchObject({ channels: ["sns"] });

    expect(await troubled.entry()).toMatchObject({ status: "sent", maybeDelivered: [{ channel: "sns" }] });
    expect(troubled.warnings()).toEqual(["warn 2025-W45 sns"]);
    expect(troubled.mailCounts()).toEqual([2, 1]);
  });

  test("keeps both channels when one's answer was lost and a crash followed in the other", async () => {
    const troubled = await openTroubled(
      { step: sns, when: "after", how: "fails" },
      { step: ses, when: "after", how: "dies" },
    );

    await troubled.report(event);

    expect(await troubled.entry()).toMatchObject({ maybeDelivered: [{ channel: "sns" }, { channel: "ses" }] });
    expect(troubled.warnings()).toEqual(["warn 2025-W45 sns", "warn 2025-W45 ses"]);
  });

  test("keeps the channel of an invocation that lost its lease in a pause, which stops there", async () => {
    const troubled = await openTroubled({ step: sns, when: "before", how: "is overtaken" });

    expect(await troubled.entry()).toMatchObject({ status: "sent", maybeDelivered: [{ channel: "sns" }] });
    expect(troubled.mailCounts()).toEqual([2, 1]);
    expect(troubled.told.lines).toContainEqual(
      expect.objectContaining({ message: "delivered but not marked: a retry delivers it again" }),
    );
  });

  test("of an older release, which named no channels, is gone on with", async () => {
    const troubled = await openTroubled({ step: snsMark, when: "after", how: "dies" });
    const { handingOver, maybeDelivered, ...older } = await troubled.entry();
    await troubled.put(troubled.tables.reports, older);

    expect(await troubled.report(event)).toMatchObject({ sent: true, channels: ["ses"] });
    expect(await troubled.entry()).toMatchObject({ status: "sent", maybeDelivered: [] });
  });
});

test("whatever goes wrong, each channel gets the mail, and once more at most for each doubt that the ledger keeps", async () => {
  const fault = fc.record<Fault>({
    step: fc.integer({ min: 1, max: 6 }),
    when: fc.constantFrom("before", "after"),
    how: fc.constantFrom("dies", "fails", "is overtaken"),
  });
  const invocations = fc.array(fc.array(fault, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
  const property = fc.asyncProperty(invocations, fc.boolean(), async (all, force) => {
    const troubled = await openTroubled();
    for (const faults of all) await troubled.suffer(faults, { ...event, force });
    await troubled.report({ ...event, force });

    const { status, maybeDelivered } = await troubled.entry();
    const doubts = (maybeDelivered as { channel: string }[]).map(({ channel }) => channel);
    expect(status).toBe("sent");
    for (const [name, { mails }] of [
      ["sns", troubled.sns],
      ["ses", troubled.ses],
    ] as const) {
      const repeated = mails.length - 1;
      expect(repeated).toBeGreaterThanOrEqual(0);
      expect(repeated).toBeLessThanOrEqual(doubts.filter((channel) => channel === name).length);
      expect(repeated).toBeLessThanOrEqual(troubled.warnings().filter((line) => line.endsWith(name)).length);
    }
  });
  await fc.assert(property, { seed: 1, numRuns: 100 });
});
