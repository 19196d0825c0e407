import * as z from "zod";
import { nameOf, type Resource, readArguments, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** A queue as `CreateQueue` and `SetQueueAttributes` take it. */
export interface QueueDescription {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** By SQS's own attribute names; policies as JSON text. */
  readonly attributes: Readonly<Record<string, string>>;
}

const number = z.number().optional();
const flag = z.boolean().optional();
const text = z.string().optional();

const queueSchema = z.strictObject({
  name: z.string(),
  tags: z.unknown().optional(),
  content_based_deduplication: flag,
  deduplication_scope: text,
  delay_seconds: number,
  fifo_queue: flag,
  fifo_throughput_limit: text,
  max_message_size: number,
  message_retention_seconds: number,
  policy: text,
  receive_wait_time_seconds: number,
  redrive_allow_policy: text,
  redrive_policy: text,
  sqs_managed_sse_enabled: flag,
  visibility_timeout_seconds: number,
});

/** SQS's names of the attributes that Terraform calls otherwise (SQS API reference, SetQueueAttributes). */
const attributeNames = {
  content_based_deduplication: "ContentBasedDeduplication",
  deduplication_scope: "DeduplicationScope",
  delay_seconds: "DelaySeconds",
  fifo_queue: "FifoQueue",
  fifo_throughput_limit: "FifoThroughputLimit",
  max_message_size: "MaximumMessageSize",
  message_retention_seconds: "MessageRetentionPeriod",
  policy: "Policy",
  receive_wait_time_seconds: "ReceiveMessageWaitTimeSeconds",
  redrive_allow_policy: "RedriveAllowPolicy",
  redrive_policy: "RedrivePolicy",
  sqs_managed_sse_enabled: "SqsManagedSseEnabled",
  visibility_timeout_seconds: "VisibilityTimeout",
} as const;

/** Resources of their own that each set one attribute of a queue. */
const satellites = {
  aws_sqs_queue_policy: "policy",
  aws_sqs_queue_redrive_allow_policy: "redrive_allow_policy",
  aws_sqs_queue_redrive_policy: "redrive_policy",
} as const;

export function describeQueues(resources: ResourceFinder): QueueDescription[] {
  const queues = new Map(
    resources("aws_sqs_queue").map((queue) => [textAttribute(queue, "url"), ownAttributes(queue)]),
  );
  for (const [type, argument] of Object.entries(satellites)) {
    for (const satellite of resources(type)) addAttribute(queues, satellite, argument);
  }
  return resources("aws_sqs_queue").map((queue) => {
    const url = textAttribute(queue, "url");
    const attributes = Object.fromEntries(queues.get(url) ?? []);
    return { name: textAttribute(queue, "name"), arn: textAttribute(queue, "arn"), url, attributes };
  });
}

function ownAttributes(queue: Resource): Map<string, string> {
  const given: Readonly<Record<string, unknown>> = readArguments(queue, queueSchema);
  const known = Object.entries(attributeNames).filter(([argument]) => given[argument] !== undefined);
  return new Map(known.map(([argument, attribute]) => [attribute, String(given[argument])]));
}

function addAttribute(
  queues: ReadonlyMap<string, Map<string, string>>,
  satellite: Resource,
  argument: (typeof satellites)[keyof typeof satellites],
): void {
  const schema = z.strictObject({ queue_url: z.string(), [argument]: z.string() });
  const given: Readonly<Record<string, string>> = readArguments(satellite, schema);
  const queue = queues.get(given.queue_url ?? "");
  if (!queue) throw new Error(`${nameOf(satellite)}: there is no queue ${given.queue_url}`);
  const attribute = attributeNames[argument];
  if (queue.has(attribute)) throw new Error(`${nameOf(satellite)} sets ${attribute} of ${given.queue_url} again`);
  queue.set(attribute, given[argument] ?? "");
}
