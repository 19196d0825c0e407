import { claim, deliveryDeadlineInMs, markDelivered, mayDeliver } from "../src/sending/claim";
import type { Summary } from "../src/summary/summary";

const lambdaRetriesAfterInMs = 60_000;

const claimant = { week: "2025-W45", claimId: "invocation-1", force: false };
const claimed = claim(undefined, claimant, {} as Summary, 0);

describe("a claim", () => {
  test("lets a delivery start while that and its mark fit in, to the millisecond", () => {
    const lastMoment = claimed.leaseUntil - 30_000;

    expect([lastMoment - 1, lastMoment, lastMoment + 1].map((now) => mayDeliver(claimed, now))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("still covers a delivery when it took a whole deadline to be written, or the mark before did", () => {
    expect(mayDeliver(claimed, deliveryDeadlineInMs)).toBe(true);
    expect(mayDeliver(markDelivered(claimed, "sns", "message", 500), 500 + deliveryDeadlineInMs)).toBe(true);
  });

  test("ends a whole deadline before Lambda's first retry of what crashed right after it", () => {
    expect(claimed.leaseUntil + deliveryDeadlineInMs).toBeLessThanOrEqual(lambdaRetriesAfterInMs);
  });
});
