import { existsSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { readJson } from "../json";

const schema = z.record(z.string(), z.string());

/** The owner's values of a template's parameters, as `NAME=VALUE`, from the file `infrastructure/parameters.json` if there is one. */
export function readParameters(folder: string): readonly string[] {
  const file = join(folder, "infrastructure/parameters.json");
  if (!existsSync(file)) return [];
  return Object.entries(readJson(file, schema)).map(([name, value]) => `${name}=${value}`);
}
