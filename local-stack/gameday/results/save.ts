import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { usualResultsFolder } from "../../src/play/results";
import type { GameDay } from "../gameday";

/** Leaves the results where other runs leave theirs. */
export async function saveResults(day: GameDay): Promise<void> {
  await mkdir(usualResultsFolder, { recursive: true });
  await writeFile(join(usualResultsFolder, "gameday.json"), `${JSON.stringify(day, null, 2)}\n`);
}
