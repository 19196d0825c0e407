import { redactAddresses } from "../src/terraform/redact";

test.each([
  ['+ endpoint = "jane.doe+cv@mail.example.org"', '+ endpoint = "***@mail.example.org"'],
  [
    'aws_sns_topic_subscription.alarm_reader["oncall@example.org"]',
    'aws_sns_topic_subscription.alarm_reader["***@example.org"]',
  ],
  ["ReportTo=a@example.org,b@example.net", "ReportTo=***@example.org,***@example.net"],
  ["jörg@bücher.example", "***@bücher.example"],
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
