import * as z from "zod";
import { blocksOf, nameOf, type Resource, readArguments, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** A schedule of EventBridge Scheduler. */
export interface ScheduleDescription {
  readonly name: string;
  readonly arn: string;
  /** Such as `cron(0 8 ? * MON *)` or `rate(12 hours)`. */
  readonly expression: string;
  readonly timezone: string;
  readonly enabled: boolean;
  readonly targetArn: string;
  readonly roleArn: string;
  /** JSON text, in which Scheduler replaces `<aws.scheduler.scheduled-time>` and its like. */
  readonly input: string | undefined;
}

const targetSchema = z.strictObject({
  arn: z.string(),
  role_arn: z.string(),
  input: z.string().optional(),
  retry_policy: z.unknown().optional(),
  dead_letter_config: z.unknown().optional(),
});

const scheduleSchema = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  group_name: z.string().optional(),
  schedule_expression: z.string(),
  schedule_expression_timezone: z.string().default("UTC"),
  state: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  flexible_time_window: z.unknown().optional(),
  target: blocksOf(targetSchema),
});

export function describeSchedules(resources: ResourceFinder): ScheduleDescription[] {
  return resources("aws_scheduler_schedule").map(describeSchedule);
}

function describeSchedule(resource: Resource): ScheduleDescription {
  const schedule = readArguments(resource, scheduleSchema);
  const target = schedule.target?.[0];
  if (!target) throw new Error(`${nameOf(resource)} has no target`);
  return {
    name: schedule.name,
    arn: textAttribute(resource, "arn"),
    expression: schedule.schedule_expression,
    timezone: schedule.schedule_expression_timezone,
    enabled: schedule.state === "ENABLED",
    targetArn: target.arn,
    roleArn: target.role_arn,
    input: target.input,
  };
}
