import { retryDelayInSeconds } from "../src/retry-delay";

test.each([
  [1, 0, 45],
  [1, 0.999, 75],
  [2, 0, 2_700],
  [2, 0.999, 4_498],
  [9, 0.5, 3_600],
])("after receive %i with the die at %f a message is hidden for %i seconds", (receiveCount, random, seconds) => {
  expect(retryDelayInSeconds(receiveCount, random)).toBe(seconds);
});
