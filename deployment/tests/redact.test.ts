import { redactAddresses } from "../src/redact";

test.each([
  ['+ endpoint = "jane.doe+cv@mail.example.org"', '+ endpoint = "***@***"'],
  [
    'aws_sns_topic_subscription.alarm_reader["oncall@example.org"]',
    'aws_sns_topic_subscription.alarm_reader["***@***"]',
  ],
  ["ReportTo=a@example.org,b@example.net", "ReportTo=***@***,***@***"],
  ["o'brien@example.org", "***@***"],
  ["?to=jane%40example.org", "?to=***@***"],
  ["jörg@bücher.example.", "***@***."],
])("%s is shown as %s", (text, shown) => {
  expect(redactAddresses(text)).toBe(shown);
});

test.each([
  "arn:aws:sqs:eu-west-2:123456789012:cv-analytics-queue.fifo",
  "provider hashicorp/aws 5.100.0",
  "actions/checkout@v7",
])("%s stays as it is", (text) => {
  expect(redactAddresses(text)).toBe(text);
});

test("a long text without a break takes no time to speak of", () => {
  const text = "x".repeat(300_000);
  expect(redactAddresses(text)).toBe(text);
});
