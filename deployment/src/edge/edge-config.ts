import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import * as z from "zod";

const schema = z.looseObject({
  name: z.string(),
  main: z.string(),
  vars: z.looseObject({
    CHATBOT_ORIGIN: z.url("expected the chatbot's scheme and host, such as https://chat.example.org"),
  }),
});

export interface EdgeConfig {
  readonly name: string;
  /** The bundle, seen from the Worker's folder. */
  readonly main: string;
  /** The whole file, as it is. */
  readonly text: string;
}

/** Reads `wrangler.jsonc` of the Worker in a folder. Throws while the owner has not said which chatbot it stands in front of. */
export function readEdgeConfig(folder: string): EdgeConfig {
  const file = join(folder, "wrangler.jsonc");
  const text = readFileSync(file, "utf8");
  const { success, data, error } = schema.safeParse(parse(text));
  if (!success) throw new Error(`${file} is not filled in:\n${z.prettifyError(error)}`);
  return { name: data.name, main: data.main, text };
}
