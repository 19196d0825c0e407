import assert from "node:assert/strict";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "../clients";
import { arnOf, type Check, queueUrlOf, resourcesOf } from "./check";
import { denyPlainHttp, expectPolicy } from "./policies";

const queueArn = arnOf("sqs", "cv-analytics-queue.fifo");
const deadLetterArn = arnOf("sqs", "cv-analytics-dlq.fifo");

const encryptedAndKeptForTwoWeeks = { SqsManagedSseEnabled: "true", MessageRetentionPeriod: "1209600" };
const fifo = {
  ...encryptedAndKeptForTwoWeeks,
  FifoQueue: "true",
  ContentBasedDeduplication: "false",
  DeduplicationScope: "messageGroup",
  FifoThroughputLimit: "perMessageGroupId",
};

export const queueChecks: readonly Check[] = [
  {
    covers: resourcesOf(
      "worker-infra",
      "aws_sqs_queue.event_queue",
      "aws_sqs_queue_policy.event_queue_policy",
      "aws_sqs_queue_redrive_policy.redrive",
    ),
    look: (clients) =>
      expectQueue(clients, "cv-analytics-queue.fifo", {
        ...fifo,
        // Six times the processor's timeout.
        VisibilityTimeout: "180",
        RedrivePolicy: { deadLetterTargetArn: deadLetterArn, maxReceiveCount: 3 },
      }),
  },
  {
    covers: resourcesOf(
      "worker-infra",
      "aws_sqs_queue.dead_letter_queue",
      "aws_sqs_queue_policy.dead_letter_queue_policy",
      "aws_sqs_queue_redrive_allow_policy.redrive_allow",
    ),
    look: (clients) =>
      expectQueue(clients, "cv-analytics-dlq.fifo", {
        ...fifo,
        RedriveAllowPolicy: { redrivePermission: "byQueue", sourceQueueArns: [queueArn] },
      }),
  },
  {
    covers: resourcesOf(
      "reporter-infra",
      "aws_sqs_queue.schedule_dead_letter_queue",
      "aws_sqs_queue_policy.schedule_dead_letter_queue_policy",
    ),
    look: (clients) => expectQueue(clients, "cv-analytics-schedule-dlq", encryptedAndKeptForTwoWeeks),
  },
];

async function expectQueue(
  { sqs }: Clients,
  name: string,
  expected: Readonly<Record<string, string | object>>,
): Promise<void> {
  const asking = new GetQueueAttributesCommand({ QueueUrl: queueUrlOf(name), AttributeNames: ["All"] });
  const { Attributes = {} } = await sqs.send(asking);
  const found = new Map(Object.entries(Attributes));
  for (const [attribute, value] of Object.entries(expected)) {
    const text = found.get(attribute);
    assert.deepEqual(typeof value === "string" ? text : JSON.parse(text ?? "null"), value, `${attribute} of ${name}`);
  }
  expectPolicy(Attributes.Policy, denyPlainHttp(["sqs:*"], arnOf("sqs", name)));
}
