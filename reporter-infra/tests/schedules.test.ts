import { type Attributes, statementsOf, synthesise } from "./synthesised";

const { resource } = synthesise();
const { weekly_report: weekly = {}, unanswered_sweep: sweep = {} } = resource.aws_scheduler_schedule ?? {};
const functionArn =
  "arn:aws:lambda:${var.aws_region}:${data.aws_caller_identity.current.account_id}:function:cv-analytics-reporter";

function inputOf({ target }: Attributes): unknown {
  const { input }: { input?: string } = Object(target);
  return JSON.parse(String(input));
}

describe("the schedules", () => {
  test("start the report on Monday at 08:00 in the reader's time zone", () => {
    expect(weekly).toMatchObject({
      name: "cv-analytics-weekly-report",
      schedule_expression: "cron(0 8 ? * MON *)",
      schedule_expression_timezone: "${var.schedule_time_zone}",
      flexible_time_window: { mode: "OFF" },
    });
  });

  test("tell the report when it was due, so that a late run still reports its own week", () => {
    expect(inputOf(weekly)).toEqual({ scheduledTime: "<aws.scheduler.scheduled-time>" });
  });

  test("sweep up unanswered questions twice in the 24 hours that they are kept", () => {
    expect(sweep).toMatchObject({ name: "cv-analytics-unanswered-sweep", schedule_expression: "rate(12 hours)" });
    expect(inputOf(sweep)).toEqual({ sweep: true });
  });

  test.each([
    ["report, for a day", weekly, 86_400],
    ["sweep, until the next one", sweep, 43_200],
  ])("go on trying to start the reporter: %s", (_, schedule, seconds) => {
    expect(schedule.target).toMatchObject({
      arn: functionArn,
      role_arn: "${aws_iam_role.scheduler_role.arn}",
      retry_policy: { maximum_event_age_in_seconds: seconds },
    });
  });

  test.each([
    ["report", weekly],
    ["sweep", sweep],
  ])("leave a run that could not be handed over where on-call finds it: %s", (_, schedule) => {
    expect(schedule.target).toMatchObject({
      dead_letter_config: { arn: "${aws_sqs_queue.schedule_dead_letter_queue.arn}" },
    });
    expect(resource.aws_sqs_queue?.schedule_dead_letter_queue).toEqual(
      expect.objectContaining({
        name: "cv-analytics-schedule-dlq",
        message_retention_seconds: 1_209_600,
        sqs_managed_sse_enabled: true,
      }),
    );
  });

  test("leave it in a standard queue, as Scheduler takes no FIFO queue, that refuses plain HTTP", () => {
    const { queue_url, policy } = resource.aws_sqs_queue_policy?.schedule_dead_letter_queue_policy ?? {};

    expect(resource.aws_sqs_queue?.schedule_dead_letter_queue).not.toHaveProperty("fifo_queue");
    expect(queue_url).toBe("${aws_sqs_queue.schedule_dead_letter_queue.url}");
    expect(statementsOf(policy)).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["sqs:*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });

  test("may start the reporter and nothing else, and keep what they could not start", () => {
    const { role, policy } = resource.aws_iam_role_policy?.scheduler_role_policy ?? {};

    expect(role).toBe("${aws_iam_role.scheduler_role.name}");
    expect(statementsOf(policy)).toEqual([
      { Sid: expect.any(String), Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [functionArn] },
      {
        Sid: expect.any(String),
        Effect: "Allow",
        Action: ["sqs:SendMessage"],
        Resource: ["${aws_sqs_queue.schedule_dead_letter_queue.arn}"],
      },
    ]);
  });

  test("act in their role for this account only", () => {
    const { name, assume_role_policy } = resource.aws_iam_role?.scheduler_role ?? {};

    expect(name).toBe("cv-analytics-reporter-scheduler-role");
    expect(statementsOf(assume_role_policy)).toEqual([
      {
        Sid: expect.any(String),
        Effect: "Allow",
        Principal: { Service: "scheduler.amazonaws.com" },
        Action: ["sts:AssumeRole"],
        Condition: { StringEquals: { "aws:SourceAccount": "${data.aws_caller_identity.current.account_id}" } },
      },
    ]);
  });
});
