import * as z from "zod";
import { AwsError } from "./service";

/** Reads a call's input by its schema; throws an error of this code that says what does not fit. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown, code: string): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw new AwsError(code, z.prettifyError(read.error));
}
