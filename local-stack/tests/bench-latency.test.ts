import { arrivals } from "../bench/latency/arrivals";
import { startAskedStack } from "../bench/latency/asked-stack";
import { RecordTimes } from "../bench/latency/record-times";

test("appointments are fixed beforehand, in order, and come as often as asked for", () => {
  const times = arrivals(100, 10, 1);

  expect(times).toEqual(arrivals(100, 10, 1));
  expect(times).not.toEqual(arrivals(100, 10, 2));
  expect(times).toHaveLength(1_000);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times.at(-1)).toBeGreaterThan(9_000);
  expect(times.at(-1)).toBeLessThan(11_000);
});

test("a request counts from its first record; a copy of its events changes nothing", async () => {
  let now = 1_000;
  const times = new RecordTimes(() => now);
  const reached = times.until(2);

  times.read(JSON.stringify({ level: "INFO", message: "correlated", requestId: "a" }));
  now = 2_000;
  times.read(JSON.stringify({ level: "INFO", message: "correlated", requestId: "a" }));
  times.read(JSON.stringify({ level: "INFO", message: "waiting for its response", requestId: "c" }));
  times.read(JSON.stringify({ level: "INFO", message: "correlated", requestId: "b" }));
  await reached;

  expect([times.of("a"), times.of("b"), times.of("c")]).toEqual([1_000, 2_000, undefined]);
});

test("questions asked of the real Worker end as records, each with the time since it should have been asked", async () => {
  const stack = await startAskedStack();
  try {
    const { latencies, lateBy, stackCpuMsPerQuestion } = await stack.ask([0, 5, 10]);

    expect(latencies).toHaveLength(3);
    expect(lateBy).toHaveLength(3);
    for (const [question, latency] of latencies.entries()) {
      expect(latency).toBeGreaterThanOrEqual(lateBy[question] ?? Number.NaN);
    }
    expect(stackCpuMsPerQuestion).toBeGreaterThan(0);
  } finally {
    await stack.stop();
  }
});
