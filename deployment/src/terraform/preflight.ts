import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tryCommand } from "../command";
import { repository } from "../repository";

/** What the preflight of a workspace says: undefined when it may be planned. */
export async function askPreflight(
  workspace: string,
): Promise<{ readonly missing: boolean; readonly said: string } | undefined> {
  if (!hasPreflight(workspace)) return undefined;
  const { status, output } = await tryCommand("npm", ["run", "--silent", "preflight", "--workspace", workspace], {
    cwd: repository,
  });
  if (status === 0) return undefined;
  return { missing: status === 1, said: output.trim() };
}

function hasPreflight(workspace: string): boolean {
  const file = join(repository, workspace, "package.json");
  return existsSync(file) && "preflight" in (JSON.parse(readFileSync(file, "utf8")).scripts ?? {});
}
