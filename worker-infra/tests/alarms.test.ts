import { synthesise } from "./synthesised";

const { resource } = synthesise();
const alarms = Object.values(resource.aws_cloudwatch_metric_alarm ?? {});

describe("the alarms", () => {
  test("say who suffers and where in the runbook to look, each in a section of its own name", () => {
    for (const { alarm_name, alarm_description } of alarms) {
      expect(alarm_description).toMatch(/^\w.+\. Impact: \w.+\. Runbook: \S+$/);
      expect(alarm_description).toMatch(new RegExp(` docs/operations.md#${alarm_name}$`));
      // CloudWatch's limit.
      expect(String(alarm_description).length).toBeLessThanOrEqual(1_024);
    }
  });

  test("report that they begin, and that they are over, to the alarm topic", () => {
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        alarm_actions: ["${aws_sns_topic.alarm_topic.arn}"],
        ok_actions: ["${aws_sns_topic.alarm_topic.arn}"],
      });
    }
  });

  test("reach each address that wants to hear of them", () => {
    expect(resource.aws_sns_topic_subscription).toEqual({
      alarm_reader: {
        for_each: "${toset(var.alarm_emails)}",
        topic_arn: "${aws_sns_topic.alarm_topic.arn}",
        protocol: "email",
        endpoint: "${each.value}",
      },
    });
  });

  test("ring at the first event in the dead-letter queue", () => {
    expect(resource.aws_cloudwatch_metric_alarm?.cv_analytics_dlq_not_empty).toMatchObject({
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "${aws_sqs_queue.dead_letter_queue.name}" },
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
      evaluation_periods: 1,
    });
  });

  test("ring when an event has been in the queue for longer than its first retry takes, and not before", () => {
    const { threshold, dimensions } = resource.aws_cloudwatch_metric_alarm?.cv_analytics_queue_stuck ?? {};

    expect(dimensions).toEqual({ QueueName: "${aws_sqs_queue.event_queue.name}" });
    // Put off for a minute and a quarter at most, or hidden for 180 seconds when the processor did not answer.
    expect(threshold).toBeGreaterThan(180);
  });

  test("stay quiet about queues that nobody uses: SQS reports nothing of them", () => {
    for (const alarm of alarms) expect(alarm).toMatchObject({ treat_missing_data: "notBreaching" });
  });
});
