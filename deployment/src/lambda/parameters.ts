import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const schema = z.record(z.string(), z.string());

/** The owner's values of a template's parameters, as `NAME=VALUE`, from the file `infrastructure/parameters.json` if there is one. */
export function readParameters(folder: string): readonly string[] {
  const file = join(folder, "infrastructure/parameters.json");
  if (!existsSync(file)) return [];
  const { success, data, error } = schema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!success) throw new Error(`${file}: expected an object of texts by parameter\n${z.prettifyError(error)}`);
  return Object.entries(data).map(([name, value]) => `${name}=${value}`);
}
