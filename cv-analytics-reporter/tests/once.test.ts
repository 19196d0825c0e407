import { randomUUID } from "node:crypto";
import { createDynamoLedger } from "../src/aws/dynamodb-ledger";
import type { SentLedger } from "../src/sending/ledger";
import { startDynalite } from "./support/dynalite";
import { day, minute, openHarness } from "./support/harness";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.stop());

const event = { week: "2025-W45" };

describe("a week's report", () => {
  test("is sent once, and the same summary is returned afterwards", async () => {
    const harness = await openHarness(dynalite);
    await harness.record("2025-11-03T09:00:00Z");
    const first = await harness.report(event);
    await harness.record("2025-11-04T09:00:00Z");

    const second = await harness.report(event, { awsRequestId: "invocation-2" });
    const again = await harness.report(event);

    expect(second).toEqual({ ...first, sent: false, channels: [] });
    expect(again).toEqual(second);
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([1, 1]);
    expect(harness.told.lines.map(({ message }) => message)).toEqual(["sent", "already sent", "already sent"]);
  });

  test("is kept with its summary, its messages and the time it was sent for two years", async () => {
    const harness = await openHarness(dynalite);
    const { summary } = await harness.report(event);

    const now = harness.clock.now;
    expect(await harness.stored("2025-W45")).toMatchObject([
      {
        item: "report",
        status: "sent",
        sentAt: now,
        summary,
        channels: { sns: { messageId: "sns-message-1" }, ses: { messageId: "ses-message-1" } },
        ttl: Math.floor(now / 1000) + 2 * 365 * 86_400,
      },
    ]);
  });

  test.each([
    ["of different events", ["invocation-1", "invocation-2"]],
    ["of one event that Lambda delivers twice", ["invocation-1", "invocation-1"]],
    ["of which there are many", ["1", "2", "3", "4", "5", "6", "7", "8"]],
  ])("is sent once by invocations at a time %s", async (_, ids) => {
    const harness = await openHarness(dynalite);

    const outcomes = await Promise.allSettled(ids.map((awsRequestId) => harness.report(event, { awsRequestId })));

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value.sent)).toHaveLength(1);
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([1, 1]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason.message).toMatch(/is being sent by another invocation/);
  });

  test("that is being sent is not sent by another invocation, which fails so that it comes again", async () => {
    const harness = await openHarness(dynalite);
    let rival: Promise<unknown> = Promise.resolve();
    const slow = {
      name: "sns",
      deliver: async () => {
        rival = harness.report(event, { awsRequestId: "invocation-2" }).catch((error) => error);
        await rival;
        return "message";
      },
    };

    const { sent } = await harness.report(event, { channels: [slow] });

    expect(sent).toBe(true);
    expect(await rival).toMatchObject({ name: "BeingSentError", week: "2025-W45" });
    expect(harness.sns.mails).toEqual([]);
    expect(harness.told.lines).toMatchObject([{ level: "warn", message: "not yet" }, { message: "sent" }]);
  });

  test.each([
    ["an hour", 60 * minute],
    ["a week", 7 * day],
    ["a year", 365 * day],
  ])("is not sent again by an invocation that comes %s late", async (_, late) => {
    const harness = await openHarness(dynalite);
    await harness.report(event);
    harness.clock.now += late;

    expect(await harness.report(event, { awsRequestId: "invocation-2" })).toMatchObject({ sent: false, channels: [] });
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([1, 1]);
  });

  test("that one channel refused is retried by that channel only, at once", async () => {
    const harness = await openHarness(dynalite);
    harness.sns.failure = new Error("Throttled");
    await expect(harness.report(event)).rejects.toThrow("the report of 2025-W45 was not delivered by sns");
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([0, 1]);
    harness.sns.failure = undefined;

    const retried = await harness.report(event, { awsRequestId: "invocation-2" });

    expect(retried).toMatchObject({ sent: true, channels: ["sns"] });
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([1, 1]);
    expect((await harness.report(event)).sent).toBe(false);
  });

  test("whose every ledger write is repeated, as after a lost answer, is sent and marked once", async () => {
    const harness = await openHarness(dynalite);
    const send = async (command: { readonly constructor: { readonly name: string } }) => {
      const carryOut = () => (dynalite.client.send as (one: object) => Promise<unknown>)(command);
      if (command.constructor.name === "PutCommand") await carryOut();
      return carryOut();
    };
    const client = Object.assign(Object.create(dynalite.client), { send });
    const { now } = harness.tools;
    const ledger = createDynamoLedger({ client, now, newId: randomUUID, table: harness.tables.reports });

    expect(await harness.report(event, { ledger })).toMatchObject({ sent: true, channels: ["sns", "ses"] });
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([1, 1]);
    expect((await harness.report(event)).sent).toBe(false);
  });

  test("whose claim has nearly run out is not delivered any more", async () => {
    const harness = await openHarness(dynalite);
    const { ledger } = harness.tools;
    const save: SentLedger["save"] = async (entry) => {
      const isSaved = await ledger.save(entry);
      harness.clock.now += 40_000;
      return isSaved;
    };

    await expect(harness.report(event, { ledger: { ...ledger, save } })).rejects.toThrow(
      "not delivered by sns and ses",
    );
    expect(harness.sns.mails).toEqual([]);
  });
});

describe("a forced report", () => {
  const forced = { ...event, force: true };

  test("is sent again and says so", async () => {
    const harness = await openHarness(dynalite);
    await harness.report(event);
    await harness.record("2025-11-04T09:00:00Z");

    const again = await harness.report(forced, { awsRequestId: "invocation-2" });

    expect(again).toMatchObject({ sent: true, channels: ["sns", "ses"], summary: { queries: 1 } });
    expect(harness.sns.mails.map(({ subject }) => subject)).toEqual([
      "CV analytics weekly report 2025-W45: no questions",
      expect.stringContaining("2025-W45 (sent again): 1 question"),
    ]);
  });

  test("that Lambda delivers a second time is not forced a second time", async () => {
    const harness = await openHarness(dynalite);
    await harness.report(event);
    await harness.report(forced, { awsRequestId: "invocation-2" });

    expect(await harness.report(forced, { awsRequestId: "invocation-2" })).toMatchObject({ sent: false });
    expect(harness.sns.mails).toHaveLength(2);
  });

  test("that failed in part goes on with what is missing", async () => {
    const harness = await openHarness(dynalite);
    await harness.report(event);
    harness.ses.failure = new Error("Throttled");
    await expect(harness.report(forced, { awsRequestId: "invocation-2" })).rejects.toThrow("not delivered by ses");
    harness.ses.failure = undefined;

    expect(await harness.report(forced, { awsRequestId: "invocation-2" })).toMatchObject({ channels: ["ses"] });
    expect([harness.sns.mails.length, harness.ses.mails.length]).toEqual([2, 2]);
  });
});

describe("a forced report of a week that nobody has got yet", () => {
  test("is not called sent again", async () => {
    const harness = await openHarness(dynalite);
    for (const channel of [harness.sns, harness.ses]) channel.failure = new Error("Throttled");
    await expect(harness.report({ week: "2025-W45" })).rejects.toThrow("not delivered");
    for (const channel of [harness.sns, harness.ses]) channel.failure = undefined;

    await harness.report({ week: "2025-W45", force: true }, { awsRequestId: "invocation-2" });

    expect(harness.sns.mails.map(({ subject }) => subject)).toEqual([
      "CV analytics weekly report 2025-W45: no questions",
    ]);
  });
});

describe("a report of a week that is not over", () => {
  test("says so, and does not stand in for the final one", async () => {
    const harness = await openHarness(dynalite);
    harness.clock.now -= 3 * day;
    await harness.report(event);
    expect((await harness.report(event, { awsRequestId: "invocation-2" })).sent).toBe(false);
    harness.clock.now += 3 * day;

    const final = await harness.report(event, { awsRequestId: "invocation-3" });

    expect(final).toMatchObject({ sent: true, channels: ["sns", "ses"] });
    const [preliminary, last] = harness.sns.mails;
    expect(preliminary?.subject).toContain("2025-W45 (so far)");
    expect(preliminary?.text).toContain("The week is not over");
    expect(last?.subject).toBe("CV analytics weekly report 2025-W45: no questions");
  });
});
