import * as z from "zod";
import type { Attributes } from "./values";

/** A resource of an evaluated stack; with `count` or `for_each`, one of its instances. */
export interface Resource {
  readonly workspace: string;
  readonly type: string;
  /** Its name within the workspace, as Terraform writes it: `aws_sqs_queue.queue`, `aws_sns_topic_subscription.mail["a"]`. */
  readonly address: string;
  /** What the stack says of it. */
  readonly arguments: Attributes;
  /** Its arguments and what the provider adds to them, such as `arn` and `id`. */
  readonly attributes: Attributes;
}

/** The resource in words for error messages and policy names. */
export function nameOf({ workspace, address }: Resource): string {
  return `${workspace}'s ${address}`;
}

/** Reads a resource's arguments by a schema; one that the schema does not know is an error, not left out. */
export function readArguments<T>(resource: Resource, schema: z.ZodType<T>): T {
  const read = schema.safeParse(resource.arguments);
  if (read.success) return read.data;
  throw new Error(`${nameOf(resource)}: ${z.prettifyError(read.error)}`);
}

/** A nested block, which JSON may write as one object or as a list of them. */
export function blocksOf<T>(schema: z.ZodType<T>) {
  return z
    .preprocess((blocks) => (Array.isArray(blocks) || blocks === undefined ? blocks : [blocks]), z.array(schema))
    .optional();
}

/** The text that an attribute of the resource has. */
export function textAttribute(resource: Resource, name: string): string {
  const value = resource.attributes[name];
  if (typeof value === "string") return value;
  throw new Error(`${nameOf(resource)} needs ${name} as a text`);
}
