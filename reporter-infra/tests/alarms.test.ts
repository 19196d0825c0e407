import { synthesise } from "./synthesised";

const { resource } = synthesise();
const alarms = resource.aws_cloudwatch_metric_alarm ?? {};

describe("the alarms", () => {
  test("say who suffers and where in the runbook to look, each in a section of its own name", () => {
    for (const { alarm_name, alarm_description } of Object.values(alarms)) {
      expect(alarm_description).toMatch(/^\w.+\. Impact: \w.+\. Runbook: \S+$/);
      expect(alarm_description).toMatch(new RegExp(` docs/operations.md#${alarm_name}$`));
      // CloudWatch's limit.
      expect(String(alarm_description).length).toBeLessThanOrEqual(1_024);
    }
  });

  test("report that they begin, and that they are over, to worker-infra's alarm topic", () => {
    for (const alarm of Object.values(alarms)) {
      expect(alarm).toMatchObject({
        alarm_actions: ["${data.aws_sns_topic.alarm_topic.arn}"],
        ok_actions: ["${data.aws_sns_topic.alarm_topic.arn}"],
      });
    }
  });

  test("ring when a run fails, and are quiet in the days without one", () => {
    expect(alarms.cv_analytics_reporter_failed).toMatchObject({
      metric_name: "Errors",
      dimensions: { FunctionName: "cv-analytics-reporter" },
      threshold: 0,
      treat_missing_data: "notBreaching",
    });
  });

  test("ring when nothing is heard of a report: silence is what this one waits for", () => {
    expect(alarms.cv_analytics_no_report).toMatchObject({
      metric_name: "ReportSent",
      statistic: "Sum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      treat_missing_data: "breaching",
    });
  });

  test("look back for a report as far as CloudWatch lets them, seven days, in whole days", () => {
    const { period, evaluation_periods } = alarms.cv_analytics_no_report ?? {};

    expect(period).toBe(86_400);
    expect(Number(period) * Number(evaluation_periods)).toBe(604_800);
  });

  test("ring when Scheduler gave a run up", () => {
    expect(alarms.cv_analytics_schedule_undelivered).toMatchObject({
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "${aws_sqs_queue.schedule_dead_letter_queue.name}" },
      threshold: 0,
    });
  });
});
