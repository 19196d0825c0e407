import { statementsOf, synthesise } from "./synthesised";

const { resource } = synthesise();
const queue = resource.aws_sqs_queue?.event_queue;
const deadLetterQueue = resource.aws_sqs_queue?.dead_letter_queue;

describe("the queues", () => {
  test("have the names that the other folders look for", () => {
    expect([queue?.name, deadLetterQueue?.name]).toEqual(["cv-analytics-queue.fifo", "cv-analytics-dlq.fifo"]);
  });

  test.each([
    ["event queue", queue],
    ["dead-letter queue", deadLetterQueue],
  ])("keep order and count duplicates by message group, with the producer's own ids: %s", (_, attributes) => {
    expect(attributes).toMatchObject({
      fifo_queue: true,
      content_based_deduplication: false,
      deduplication_scope: "messageGroup",
      fifo_throughput_limit: "perMessageGroupId",
    });
  });

  test("encrypt what they hold, at no charge", () => {
    for (const attributes of [queue, deadLetterQueue]) {
      expect(attributes).toMatchObject({ sqs_managed_sse_enabled: true });
      expect(attributes).not.toHaveProperty("kms_master_key_id");
    }
  });

  test("hide a message for six times the processor's 30 seconds", () => {
    expect(queue).toMatchObject({ visibility_timeout_seconds: 180 });
  });

  test("keep dead letters for 14 days, SQS's longest", () => {
    expect(deadLetterQueue).toMatchObject({ message_retention_seconds: 1_209_600 });
  });

  test("move a message to the dead-letter queue after 3 receives", () => {
    const { queue_url, redrive_policy } = resource.aws_sqs_queue_redrive_policy?.redrive ?? {};

    expect(queue_url).toBe("${aws_sqs_queue.event_queue.url}");
    expect(JSON.parse(String(redrive_policy))).toEqual({
      deadLetterTargetArn: "${aws_sqs_queue.dead_letter_queue.arn}",
      maxReceiveCount: 3,
    });
  });

  test("let no queue but the event queue use the dead-letter queue", () => {
    const { queue_url, redrive_allow_policy } = resource.aws_sqs_queue_redrive_allow_policy?.redrive_allow ?? {};

    expect(queue_url).toBe("${aws_sqs_queue.dead_letter_queue.url}");
    expect(JSON.parse(String(redrive_allow_policy))).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: ["${aws_sqs_queue.event_queue.arn}"],
    });
  });

  test.each(["event_queue", "dead_letter_queue"])("refuse plain HTTP: %s", (id) => {
    const { queue_url, policy } = resource.aws_sqs_queue_policy?.[`${id}_policy`] ?? {};

    expect(queue_url).toBe(`\${aws_sqs_queue.${id}.url}`);
    expect(statementsOf(policy)).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Action: ["sqs:*"],
        Resource: [`\${aws_sqs_queue.${id}.arn}`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });
});
