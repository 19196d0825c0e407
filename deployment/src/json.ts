import { readFileSync } from "node:fs";
import * as z from "zod";

/** Parses JSON of an expected shape. Throws an error that begins with `what` it is of. */
export function parseJson<Schema extends z.ZodType>(text: string, schema: Schema, what: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(parse(text, what));
  if (success) return data;
  throw new Error(`${what}: not as expected\n${z.prettifyError(error)}`);
}

/** The same for a file, which the error names. */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return parseJson(readFileSync(file, "utf8"), schema, file);
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${what}: expected JSON (${cause instanceof Error ? cause.message : cause})`, { cause });
  }
}
