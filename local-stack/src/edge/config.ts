import { readFileSync } from "node:fs";
import { parse } from "jsonc-parser";
import * as z from "zod";

const schema = z.object({ compatibility_date: z.iso.date(), compatibility_flags: z.array(z.string()).default([]) });

/** What workerd needs to know of `wrangler.jsonc`, so that the Worker runs here as it is deployed. */
export function readEdgeConfig(file: string) {
  const config = schema.safeParse(parse(readFileSync(file, "utf8")));
  if (!config.success) throw new Error(`${file}: ${z.prettifyError(config.error)}`);
  const { compatibility_date, compatibility_flags } = config.data;
  return { compatibilityDate: compatibility_date, compatibilityFlags: compatibility_flags };
}
