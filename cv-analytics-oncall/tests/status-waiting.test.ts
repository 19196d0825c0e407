import { type HalfThatWaits, tallyWaiting } from "../src/status/waiting-halves";

const now = Date.UTC(2025, 10, 8, 14);
const minute = 60_000;

const half = (requestId: string, changes: Partial<HalfThatWaits>): HalfThatWaits => ({
  requestId,
  half: "query",
  timestamp: now,
  processedAt: now,
  ...changes,
});

async function* pages(...each: readonly HalfThatWaits[][]) {
  yield* each;
}

test("a query is overdue once it has waited for more than an hour, and the longest is named", async () => {
  const waitingFor = (minutes: number) => ({ timestamp: now - minutes * minute, processedAt: now - minutes * minute });
  const tally = await tallyWaiting(
    pages([half("fresh", waitingFor(60)), half("late", waitingFor(61))], [half("later", waitingFor(300))]),
    now,
  );
  expect(tally).toEqual({
    queries: 3,
    responses: 0,
    overdue: 2,
    longest: { requestId: "later", since: now - 300 * minute },
  });
});

test("an extended life does not make a query look fresh, nor does an edge whose clock is ahead", async () => {
  const protectedOne = half("protected", { timestamp: now - 90 * minute, processedAt: now + 1_000 * minute });
  const ahead = half("ahead", { timestamp: now + 1_000 * minute, processedAt: now - 90 * minute });
  expect(await tallyWaiting(pages([protectedOne, ahead]), now)).toMatchObject({ overdue: 2 });
});

test("a response waits for its query and is never overdue", async () => {
  const response = half("response", { half: "response", timestamp: 0, processedAt: 0 });
  expect(await tallyWaiting(pages([response]), now)).toMatchObject({ queries: 0, responses: 1, overdue: 0 });
});
