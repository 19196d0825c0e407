import { CircuitBreaker } from "../src/circuit-breaker";

let elapsed: number;
let breaker: CircuitBreaker;

beforeEach(() => {
  elapsed = 1_000;
  breaker = new CircuitBreaker(() => elapsed);
});

function failTimes(times: number): void {
  for (let failure = 1; failure <= times; failure += 1) breaker.failed();
}

test("four failures in a row leave the circuit closed", () => {
  failTimes(4);
  expect(breaker.admits()).toBe(true);
});

test("a success in between starts the count anew", () => {
  failTimes(4);
  breaker.succeeded();
  failTimes(4);
  expect(breaker.admits()).toBe(true);
});

test("five failures in a row open it for 30 seconds", () => {
  failTimes(5);
  expect(breaker.admits()).toBe(false);
  elapsed += 29_999;
  expect(breaker.admits()).toBe(false);
});

test("after 30 seconds one probe passes, alone", () => {
  failTimes(5);
  elapsed += 30_000;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
});

test("a probe that succeeds closes the circuit", () => {
  failTimes(5);
  elapsed += 30_000;
  breaker.admits();
  breaker.succeeded();
  failTimes(4);
  expect(breaker.admits()).toBe(true);
});

test("a probe that never reports back lets the next one through after another 30 seconds", () => {
  failTimes(5);
  elapsed += 30_000;
  breaker.admits();
  elapsed += 30_000;
  expect(breaker.admits()).toBe(true);
});
