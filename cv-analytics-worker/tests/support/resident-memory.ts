import { execFileSync } from "node:child_process";

/** Megabytes of memory that this process's child of that name holds now. */
export function residentMegabytesOf(name: string): number {
  const processes = execFileSync("ps", ["-A", "-o", "ppid=,rss=,comm="], { encoding: "utf8" }).trim().split("\n");
  const children = processes.map((line) => line.trim().split(/\s+/)).filter(([parent]) => parent === `${process.pid}`);
  const [, kilobytes] = children.find(([, , command]) => command?.includes(name)) ?? [];
  if (!kilobytes) throw new Error(`expected a child process named ${name}`);
  return Number(kilobytes) / 1024;
}
