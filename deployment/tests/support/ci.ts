import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Outcome, tryCommand } from "../../src/command";
import { repository } from "../../src/repository";

const tsx = pathToFileURL(createRequire(__filename).resolve("tsx")).href;

/** Runs `npm run ci --` with arguments, as workflows do, from any folder and with more in the environment. */
export function ci(args: readonly string[], cwd = repository, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const program = ["--import", tsx, join(repository, "deployment/src/cli.ts")];
  const { GITHUB_OUTPUT: _, GITHUB_STEP_SUMMARY: __, ...outside } = process.env;
  return tryCommand(process.execPath, [...program, ...args], { cwd, env: { ...outside, ...env } });
}
