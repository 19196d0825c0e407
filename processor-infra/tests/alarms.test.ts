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

  test("stay quiet while there are no events", () => {
    for (const alarm of Object.values(alarms)) expect(alarm).toMatchObject({ treat_missing_data: "notBreaching" });
  });

  test("ring at the first error within a minute: the processor throws for no event", () => {
    expect(alarms.cv_analytics_processor_errors).toMatchObject({
      metric_name: "Errors",
      statistic: "Sum",
      period: 60,
      evaluation_periods: 1,
      comparison_operator: "GreaterThanThreshold",
      threshold: 0,
    });
  });

  test("ring when Lambda turns an invocation away", () => {
    expect(alarms.cv_analytics_processor_throttled).toMatchObject({ metric_name: "Throttles", threshold: 0 });
  });

  test("ring when one event in a hundred takes more than 5 seconds in three of six periods, however few events there are", () => {
    expect(alarms.cv_analytics_event_age).toMatchObject({
      metric_name: "EventAge",
      extended_statistic: "p99",
      comparison_operator: "GreaterThanThreshold",
      threshold: 5_000,
      datapoints_to_alarm: 3,
      evaluation_periods: 6,
      evaluate_low_sample_count_percentiles: "evaluate",
    });
  });

  test("ring when more than 0.5 % of an hour's events failed, but not for a single one", () => {
    const { metric_query, ...alarm } = alarms.cv_analytics_error_rate ?? {};

    expect(alarm).toMatchObject({ comparison_operator: "GreaterThanThreshold", threshold: 0.5 });
    expect(metric_query).toEqual([
      expect.objectContaining({
        id: "failed",
        metric: expect.objectContaining({ metric_name: "Failed", stat: "Sum" }),
      }),
      expect.objectContaining({
        id: "events",
        metric: expect.objectContaining({ metric_name: "EventAge", stat: "SampleCount", period: 3_600 }),
      }),
      expect.objectContaining({
        expression: "IF(FILL(failed, 0) > 1, 100 * FILL(failed, 0) / events, 0)",
        return_data: true,
      }),
    ]);
  });
});
