import { createClock } from "../src/stack/clock";

beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
afterEach(() => jest.useRealTimers());

test("a timer fires when its time has come, and not when it was cancelled", () => {
  const { setTimer } = createClock();
  const fired: string[] = [];
  setTimer(() => fired.push("kept"), 50);
  setTimer(() => fired.push("cancelled"), 50)();

  jest.advanceTimersByTime(49);
  expect(fired).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(fired).toEqual(["kept"]);
});

test("moving the clock forward brings timers forward: what is due fires at once, the rest as much earlier", () => {
  const { now, setTimer, skipTo } = createClock();
  const fired: string[] = [];
  setTimer(() => fired.push("due"), 180_000);
  setTimer(() => fired.push("later"), 200_000);

  skipTo(now() + 190_000);
  expect(now()).toBe(191_000);
  jest.advanceTimersByTime(0);
  expect(fired).toEqual(["due"]);
  jest.advanceTimersByTime(10_000);
  expect(fired).toEqual(["due", "later"]);
});

test("the clock never goes back", () => {
  const { now, skipTo } = createClock();
  skipTo(5_000);
  skipTo(2_000);
  expect(now()).toBe(5_000);
});
