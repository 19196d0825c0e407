import assert from "node:assert/strict";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import type { Clients } from "../clients";
import { arnOf, type Check, iamArnOf, resourcesOf } from "./check";

export const scheduleChecks: readonly Check[] = [
  {
    covers: resourcesOf("reporter-infra", "aws_scheduler_schedule.weekly_report"),
    look: (clients) =>
      expectSchedule(clients, "cv-analytics-weekly-report", {
        expression: "cron(0 8 ? * MON *)",
        timeZone: "Europe/London",
        input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        hours: 24,
      }),
  },
  {
    covers: resourcesOf("reporter-infra", "aws_scheduler_schedule.unanswered_sweep"),
    look: (clients) =>
      expectSchedule(clients, "cv-analytics-unanswered-sweep", {
        expression: "rate(12 hours)",
        timeZone: "UTC",
        input: '{"sweep":true}',
        hours: 12,
      }),
  },
];

interface Schedule {
  readonly expression: string;
  readonly timeZone: string;
  readonly input: string;
  /** How long a run that cannot be handed over is tried again. */
  readonly hours: number;
}

async function expectSchedule({ scheduler }: Clients, Name: string, expected: Schedule): Promise<void> {
  const found = await scheduler.send(new GetScheduleCommand({ Name }));
  assert.equal(found.ScheduleExpression, expected.expression);
  assert.equal(found.ScheduleExpressionTimezone, expected.timeZone);
  assert.equal(found.FlexibleTimeWindow?.Mode, "OFF");
  assert.equal(found.State, "ENABLED");
  assert.deepEqual(found.Target, {
    Arn: arnOf("lambda", "function:cv-analytics-reporter"),
    RoleArn: iamArnOf("role/cv-analytics-reporter-scheduler-role"),
    Input: expected.input,
    RetryPolicy: { MaximumEventAgeInSeconds: expected.hours * 3_600, MaximumRetryAttempts: 185 },
    DeadLetterConfig: { Arn: arnOf("sqs", "cv-analytics-schedule-dlq") },
  });
}
