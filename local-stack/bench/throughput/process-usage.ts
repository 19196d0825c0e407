import { once } from "node:events";
import type { EventEmitter } from "node:stream";
import * as z from "zod";
import type { ProcessUsage } from "./report-usage";

const usageLine = z.object({
  message: z.literal("process usage"),
  pid: z.number(),
  cpuMs: z.number(),
  peakMegabytes: z.number(),
  heldMegabytes: z.number(),
  reportingCpuMs: z.number(),
});

/**
 * Asks processes that have loaded `report-usage.ts`, whose lines arrive as `line` events. Processor time of all of them
 * together, memory of the largest.
 */
export async function usageOf(pids: readonly number[], lines: EventEmitter): Promise<ProcessUsage> {
  const total = { cpuMs: 0, peakMegabytes: 0, heldMegabytes: 0, reportingCpuMs: 0 };
  for (const pid of pids) {
    process.kill(pid, "SIGUSR2");
    const usage = await nextUsage(pid, lines);
    total.cpuMs += usage.cpuMs;
    total.reportingCpuMs += usage.reportingCpuMs;
    total.peakMegabytes = Math.max(total.peakMegabytes, usage.peakMegabytes);
    total.heldMegabytes = Math.max(total.heldMegabytes, usage.heldMegabytes);
  }
  return total;
}

async function nextUsage(pid: number, lines: EventEmitter): Promise<ProcessUsage> {
  for (;;) {
    const [line] = await once(lines, "line");
    const usage = readUsage(String(line));
    if (usage?.pid === pid) return usage;
  }
}

function readUsage(line: string) {
  if (!line.includes('"process usage"')) return undefined;
  return usageLine.parse(JSON.parse(line));
}
