// Loaded into the processor's process before its bundle: on a signal it tells what the process has used so far.
// Node runs this file as it stands, by stripping its types, with --expose-gc.

/** What a process has used since it started. */
export interface ProcessUsage {
  /** On all of its threads. */
  readonly cpuMs: number;
  /** The most memory that it had at any time. */
  readonly peakMegabytes: number;
  /** What its heap holds now, without what is garbage. */
  readonly heldMegabytes: number;
  /** What this very report took, which `cpuMs` does not hold yet. */
  readonly reportingCpuMs: number;
}

process.on("SIGUSR2", () => {
  const used = cpuMs();
  globalThis.gc?.();
  const usage: ProcessUsage = {
    cpuMs: used,
    peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    heldMegabytes: process.memoryUsage().heapUsed / 1_024 ** 2,
    reportingCpuMs: cpuMs() - used,
  };
  process.stderr.write(`${JSON.stringify({ message: "process usage", pid: process.pid, ...usage })}\n`);
});

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
