import { createRequire } from "node:module";
import { join } from "node:path";
import { type Outcome, tryCommand } from "../command";

/** Runs Wrangler with arguments, whatever its exit status. */
export type Wrangler = (args: readonly string[], onLine?: (line: string) => void) => Promise<Outcome>;

/** Wrangler as the lock file pins it, in the folder of a Worker; it asks nobody and reports nothing home. */
export function wranglerIn(folder: string): Wrangler {
  const program = createRequire(join(folder, "package.json")).resolve("wrangler/bin/wrangler.js");
  const env = { ...process.env, CI: "true", WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" };
  return (args, onLine) =>
    tryCommand(process.execPath, [program, ...args], { cwd: folder, env, ...(onLine && { onLine }) });
}
