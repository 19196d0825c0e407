import { EventEmitter } from "node:events";
import { startFedProcessor } from "../bench/throughput/fed-processor";
import { usageOf } from "../bench/throughput/process-usage";
import { untilProcessed } from "../bench/throughput/until-processed";

const report = (records: number, failed: readonly string[] = []) => ({
  records: Array.from({ length: records }),
  failed: new Set(failed),
  durationMs: 1,
});

test("the built processor records every question that lies in the queue, with one process and with two, and tells its cost", async () => {
  const processor = await startFedProcessor(2, 0);
  try {
    const [one, two] = [await processor.drain(20, 1), await processor.drain(40, 2)];

    for (const drained of [one, two]) {
      expect(drained.eventsPerSecond).toBeGreaterThan(0);
      expect(drained.cpuMsPerEvent).toBeGreaterThan(0);
      expect(drained.stackCpuMsPerEvent).toBeGreaterThan(0);
      expect(drained.peakMegabytes).toBeGreaterThan(20);
    }
  } finally {
    await processor.stop();
  }
});

test("a run ends with the last event, whatever the batches", async () => {
  const happened = new EventEmitter();
  const processed = untilProcessed(12, happened);

  happened.emit("batch", report(10));
  happened.emit("batch", report(2));

  await expect(processed).resolves.toBeUndefined();
});

test("an event that fails ends the run with an error: its retry is not to be measured", async () => {
  const happened = new EventEmitter();
  const processed = untilProcessed(12, happened);

  happened.emit("batch", report(10, ["message-1"]));

  await expect(processed).rejects.toThrow("1 events failed");
});

test("without a process nothing is used", async () => {
  expect(await usageOf([], new EventEmitter())).toEqual({
    cpuMs: 0,
    peakMegabytes: 0,
    heldMegabytes: 0,
    reportingCpuMs: 0,
  });
});
