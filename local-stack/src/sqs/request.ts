import type * as z from "zod";
import { AwsError } from "../aws/service";
import { missingParameter } from "./sqs-errors";

/** Reads a request by its schema: MissingParameter names what is absent, SerializationException what has a wrong type. */
export function parseRequest<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  if (valueAt(input, path) === undefined) throw missingParameter(path.join("."));
  throw new AwsError("SerializationException", `${path.join(".")}: ${issue?.message}`);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((value, key) => (isObject(value) ? Reflect.get(value, key) : undefined), input);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
