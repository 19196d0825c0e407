import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Start } from "./measure";

export interface StartOptions {
  /** The program in `measure.ts`, bundled: a file that Node can run at once. */
  readonly program: string;
  readonly bundle: string;
  /** Absent: the bundle is loaded and nothing else. */
  readonly eventFile?: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a bundle in a fresh process; throws an error that says what the process complained of when it fails. */
export async function startCold({ program, bundle, eventFile, env }: StartOptions): Promise<Start> {
  const args = [program, bundle, ...(eventFile ? [eventFile] : [])];
  // Pipes, as on Lambda: Node treats them otherwise than files.
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  child.stdout?.resume();
  const [told, complaint, [code]] = await Promise.all([
    text(child.stdio[3] as Readable),
    text(child.stderr as Readable),
    once(child, "close"),
  ]);
  if (code !== 0) throw new Error(`${bundle} failed at its first event: ${complaint.trim().slice(-2_000)}`);
  return JSON.parse(told) as Start;
}
