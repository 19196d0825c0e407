import { readSettings } from "../src/settings";

const complete = {
  ANALYTICS_TABLE: "cv-analytics-analytics",
  QUERY_EVENTS_TABLE: "cv-analytics-query-events",
  REPORTS_TABLE: "cv-analytics-reports",
  REPORT_TOPIC_ARN: "arn:aws:sns:eu-west-2:123456789012:cv-analytics-weekly-report",
  DLQ_URL: "https://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-dlq.fifo",
};

describe("the settings", () => {
  test("are read from the environment", () => {
    expect(
      readSettings({ ...complete, REPORT_FROM: "cv@example.org", REPORT_TO: "a@example.org, b@example.org" }),
    ).toEqual({
      analyticsTable: "cv-analytics-analytics",
      queryEventsTable: "cv-analytics-query-events",
      reportsTable: "cv-analytics-reports",
      reportTopicArn: complete.REPORT_TOPIC_ARN,
      deadLetterQueueUrl: complete.DLQ_URL,
      mail: { from: "cv@example.org", to: ["a@example.org", "b@example.org"] },
    });
  });

  test.each([[{}], [{ REPORT_FROM: "", REPORT_TO: "" }]])("may do without addresses: %j", (addresses) => {
    expect(readSettings({ ...complete, ...addresses }).mail).toBeUndefined();
  });

  test("accept the queue of an emulator", () => {
    const url = "http://127.0.0.1:4566/000000000000/cv-analytics-dlq.fifo";
    expect(readSettings({ ...complete, DLQ_URL: url }).deadLetterQueueUrl).toBe(url);
  });

  test.each(Object.keys(complete))("fail with its name when %s is missing or empty", (name) => {
    expect(() => readSettings({ ...complete, [name]: undefined })).toThrow(`${name}: is missing`);
    expect(() => readSettings({ ...complete, [name]: "" })).toThrow(`${name}: is missing`);
  });

  test("name everything that is missing at once", () => {
    expect(() => readSettings({})).toThrow(
      /ANALYTICS_TABLE.*QUERY_EVENTS_TABLE.*REPORTS_TABLE.*REPORT_TOPIC_ARN.*DLQ_URL/,
    );
  });

  test.each([
    ["ANALYTICS_TABLE", "no table!", "ANALYTICS_TABLE: expected a DynamoDB table name, got a text of 9 characters"],
    ["REPORT_TOPIC_ARN", "topic", "REPORT_TOPIC_ARN: expected an SNS topic ARN, got a text of 5 characters"],
    ["DLQ_URL", "cv-analytics-dlq.fifo", "DLQ_URL: expected an SQS queue URL, got a text of 21 characters"],
    ["REPORT_TO", "a@example.org", "REPORT_FROM: is missing while REPORT_TO is set"],
    ["REPORT_FROM", "a@example.org", "REPORT_TO: is missing while REPORT_FROM is set"],
  ])("say what is wrong with %s=%s", (name, value, problem) => {
    expect(() => readSettings({ ...complete, [name]: value })).toThrow(problem);
  });

  test.each(["nobody", "a@example.org,", "a@example.org,b@", "a@example.org\nBcc: b@example.org"])(
    "refuse the addresses %j",
    (to) => {
      expect(() => readSettings({ ...complete, REPORT_FROM: "cv@example.org", REPORT_TO: to })).toThrow(
        /REPORT_TO\.\d: expected an e-mail address/,
      );
    },
  );
});
