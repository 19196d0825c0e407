import * as z from "zod";
import { readArguments } from "./resource";
import type { ResourceFinder } from "./resource-finder";

const logGroupSchema = z.strictObject({
  name: z.string(),
  // How long and how AWS keeps the lines has no bearing here: they are gone with the stack.
  retention_in_days: z.number().optional(),
  log_group_class: z.string().optional(),
  kms_key_id: z.string().optional(),
  skip_destroy: z.boolean().optional(),
  deletion_protection_enabled: z.boolean().optional(),
  tags: z.unknown().optional(),
});

/** The names of the log groups. */
export function describeLogGroups(resources: ResourceFinder): string[] {
  return resources("aws_cloudwatch_log_group").map((group) => readArguments(group, logGroupSchema).name);
}
