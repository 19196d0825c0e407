import { AwsError } from "../aws/service";
import type { Operation } from "../aws/wire";

/** The text that `name` has in the call's input. */
export function textOf(call: Operation, name: string): string {
  const value = optionalTextOf(call, name);
  if (value !== undefined) return value;
  throw new AwsError("ValidationException", `${call.service}:${call.action} needs ${name} as a text`);
}

/** As `textOf`, or undefined where the call has nothing of that name. */
export function optionalTextOf(call: Operation, name: string): string | undefined {
  const value = call.input[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The object that `name` has in the call's input. */
export function objectOf(call: Operation, name: string): Readonly<Record<string, unknown>> {
  const value = call.input[name];
  if (isObject(value)) return value;
  throw new AwsError("ValidationException", `${call.service}:${call.action} needs ${name} as an object`);
}

/** The list of objects that `name` has in the call's input. */
export function objectsOf(call: Operation, name: string): Readonly<Record<string, unknown>>[] {
  const value = call.input[name];
  if (Array.isArray(value) && value.every(isObject)) return value;
  throw new AwsError("ValidationException", `${call.service}:${call.action} needs ${name} as a list of objects`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
