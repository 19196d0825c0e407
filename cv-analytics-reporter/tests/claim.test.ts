import {
  claim,
  deliveryDeadlineInMs,
  markDelivered,
  markDoubtful,
  markSent,
  mayDeliver,
  release,
} from "../src/sending/claim";
import type { Summary } from "../src/summary/summary";

const lambdaRetriesAfterInMs = 60_000;

const claimant = { week: "2025-W45", claimId: "invocation-1", force: false, channels: ["sns", "ses"] };
const claimed = claim(undefined, claimant, {} as Summary, 0);
const message = { channel: "sns", messageId: "message" };

describe("a claim", () => {
  test("lets a delivery start while that and its mark fit in, to the millisecond", () => {
    const lastMoment = claimed.leaseUntil - 30_000;

    expect([lastMoment - 1, lastMoment, lastMoment + 1].map((now) => mayDeliver(claimed, "sns", now))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("still covers a delivery when it took a whole deadline to be written, or the mark before did", () => {
    expect(mayDeliver(claimed, "sns", deliveryDeadlineInMs)).toBe(true);
    const written = 500 + deliveryDeadlineInMs;
    expect(mayDeliver(markDelivered(claimed, message, "ses", 500), "ses", written)).toBe(true);
    expect(mayDeliver(markDoubtful(claimed, "ses", 500), "ses", written)).toBe(true);
  });

  test("ends a whole deadline before Lambda's first retry of what crashed right after it", () => {
    expect(claimed.leaseUntil + deliveryDeadlineInMs).toBeLessThanOrEqual(lambdaRetriesAfterInMs);
  });

  test("lets no channel have the mail but the one that it names", () => {
    expect(mayDeliver(claimed, "ses", 0)).toBe(false);
    expect(mayDeliver(markDelivered(claimed, message, "ses", 0), "sns", 0)).toBe(false);
    expect(mayDeliver(markDelivered(claimed, message, undefined, 0), "ses", 0)).toBe(false);
  });

  test("names the first channel that lacks the mail, and none when all have it", () => {
    const left = markDelivered(claimed, message, "ses", 5);
    const done = markDelivered(left, { channel: "ses", messageId: "message" }, undefined, 6);

    expect(claim(undefined, claimant, {} as Summary, 7).handingOver).toEqual({ channel: "sns", startedAt: 7 });
    expect(claim(left, claimant, {} as Summary, 7).handingOver).toEqual({ channel: "ses", startedAt: 7 });
    expect(claim(done, claimant, {} as Summary, 7).handingOver).toBeUndefined();
  });
});

describe("what a delivery left in doubt", () => {
  const left = markDelivered(claimed, message, "ses", 5);
  const doubtful = markDoubtful(left, undefined, 6);

  test.each([
    ["a crash", left],
    ["an error", doubtful],
    ["an error and its end", release(doubtful)],
  ])("by %s is kept with its time, once", (_, entry) => {
    const next = claim(entry, { ...claimant, claimId: "invocation-2" }, {} as Summary, 60_000);

    expect(next.maybeDelivered).toEqual([{ channel: "ses", startedAt: 5 }]);
    expect(markSent(next, 60_001).maybeDelivered).toEqual(next.maybeDelivered);
  });

  test("is nothing when the claim ended before the mail was handed over", () => {
    expect(claim(release(left), claimant, {} as Summary, 60_000).maybeDelivered).toEqual([]);
  });

  test("is of no concern to a report that is forced by another invocation, which says that it is sent again", () => {
    const forced = { ...claimant, claimId: "invocation-2", force: true };

    expect(claim(left, forced, {} as Summary, 60_000).maybeDelivered).toEqual([]);
    expect(claim(left, { ...forced, claimId: "invocation-1" }, {} as Summary, 60_000).maybeDelivered).toHaveLength(1);
  });
});
