import { longestHoldMs } from "../src/hold";
import { longestSendMs, pauseAfter, waitUntilLimitMs } from "../src/retry";

test("the longest hold and both sends of a request end inside waitUntil, whatever happens", () => {
  expect(longestSendMs).toBe(3 * 3_500 + 200 + 400);
  expect(longestHoldMs + 2 * longestSendMs).toBeLessThanOrEqual(waitUntilLimitMs);
});

test.each([
  [1, 200],
  [2, 400],
])("the pause after attempt %i is a random part of %i ms", (attempts, longest) => {
  expect(pauseAfter(attempts, 0)).toBe(0);
  expect(pauseAfter(attempts, 0.25)).toBe(longest / 4);
  expect(pauseAfter(attempts, 1)).toBe(longest);
});
