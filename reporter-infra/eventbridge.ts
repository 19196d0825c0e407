import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import type { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import type { TerraformStack } from "cdktf";

export interface Timetable {
  readonly timeZone: string;
  /** The reporter, by ARN: it is deployed after its schedules. */
  readonly functionArn: string;
  readonly role: IamRole;
  /** Takes the runs that could not be handed to the function. */
  readonly deadLetterQueue: SqsQueue;
}

const sweepIntervalInHours = 12;

/**
 * EventBridge Scheduler replaces this with the instant that the run was due, in UTC; a late or repeated run still reports its own week
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html).
 */
const scheduledTime = "<aws.scheduler.scheduled-time>";

/** The two reasons for which the reporter runs. */
export function createSchedules(stack: TerraformStack, timetable: Timetable): void {
  const { timeZone, functionArn, role, deadLetterQueue } = timetable;
  const target = { arn: functionArn, roleArn: role.arn, deadLetterConfig: { arn: deadLetterQueue.arn } };
  new SchedulerSchedule(stack, "weekly_report", {
    name: "cv-analytics-weekly-report",
    description: "Report on the week before, Monday at 08:00.",
    scheduleExpression: "cron(0 8 ? * MON *)",
    scheduleExpressionTimezone: timeZone,
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      ...target,
      input: JSON.stringify({ scheduledTime }),
      retryPolicy: retryFor(24),
    },
  });
  new SchedulerSchedule(stack, "unanswered_sweep", {
    name: "cv-analytics-unanswered-sweep",
    description: "Copy questions without an answer before they expire.",
    scheduleExpression: `rate(${sweepIntervalInHours} hours)`,
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      ...target,
      input: JSON.stringify({ sweep: true }),
      // By then the next sweep has taken over.
      retryPolicy: retryFor(sweepIntervalInHours),
    },
  });
}

/** Covers handing the run to Lambda; what the function itself throws, Lambda retries. */
function retryFor(hours: number) {
  return { maximumEventAgeInSeconds: hours * 60 * 60, maximumRetryAttempts: mostRetryAttempts };
}

/** Scheduler's limit; the age ends the retries. */
const mostRetryAttempts = 185;
