import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tryCommand } from "../command";
import { repository } from "../repository";
import { terraformEnvironment } from "./workspace";

/** What keeps a workspace from being planned. */
interface Obstacle {
  /** Whether another workspace must be applied first. */
  readonly missing: boolean;
  readonly said: string;
  /** The last line of it. */
  readonly verdict: string;
}

/** What the preflight of a workspace says: undefined when it may be planned. */
export async function askPreflight(workspace: string): Promise<Obstacle | undefined> {
  if (!hasPreflight(workspace)) return undefined;
  const { status, output } = await tryCommand("npm", ["run", "--silent", "preflight", "--workspace", workspace], {
    cwd: repository,
    env: terraformEnvironment(),
  });
  if (status === 0) return undefined;
  const said = output.trim();
  return { missing: status === 1, said, verdict: said.split("\n").at(-1) ?? "" };
}

function hasPreflight(workspace: string): boolean {
  const file = join(repository, workspace, "package.json");
  return existsSync(file) && "preflight" in (JSON.parse(readFileSync(file, "utf8")).scripts ?? {});
}
