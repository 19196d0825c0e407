import { AwsError } from "../aws/service";
import {
  parseRedriveAllowPolicy,
  parseRedrivePolicy,
  type RedriveAllowPolicy,
  type RedrivePolicy,
} from "./redrive-policy";

export type QueueAttributes = Readonly<Record<string, string>>;

/** A queue's attributes, read. */
export interface QueueSettings {
  readonly attributes: QueueAttributes;
  readonly visibilityTimeoutInSeconds: number;
  readonly delayInSeconds: number;
  readonly retentionInSeconds: number;
  readonly maximumMessageSizeInBytes: number;
  readonly receiveWaitInSeconds: number;
  readonly contentBasedDeduplication: boolean;
  readonly deduplicationScope: "queue" | "messageGroup";
  readonly redrivePolicy: RedrivePolicy | undefined;
  readonly redriveAllowPolicy: RedriveAllowPolicy | undefined;
}

/** Smallest and largest value (API reference, SetQueueAttributes). */
const ranges: Record<string, readonly [number, number]> = {
  VisibilityTimeout: [0, 43_200],
  DelaySeconds: [0, 900],
  MessageRetentionPeriod: [60, 1_209_600],
  MaximumMessageSize: [1_024, 1_048_576],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};

const choices: Record<string, readonly string[]> = {
  FifoQueue: ["true"],
  ContentBasedDeduplication: ["true", "false"],
  DeduplicationScope: ["queue", "messageGroup"],
  FifoThroughputLimit: ["perQueue", "perMessageGroupId"],
  SqsManagedSseEnabled: ["true", "false"],
};

/** An empty value takes these away. */
const removable = ["Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId"];

const defaults: QueueAttributes = {
  VisibilityTimeout: "30",
  DelaySeconds: "0",
  MessageRetentionPeriod: "345600",
  MaximumMessageSize: "1048576",
  ReceiveMessageWaitTimeSeconds: "0",
  FifoQueue: "true",
  ContentBasedDeduplication: "false",
  DeduplicationScope: "queue",
  FifoThroughputLimit: "perQueue",
  SqsManagedSseEnabled: "true",
};

/** The settings of a queue whose attributes are `changes` over `current`; without `current`, over AWS's defaults. */
export function changeSettings(changes: QueueAttributes, current: QueueAttributes = defaults): QueueSettings {
  for (const [name, value] of Object.entries(changes)) checkAttribute(name, value);
  const merged = Object.entries({ ...current, ...changes });
  const attributes = Object.fromEntries(merged.filter(([name, value]) => value !== "" || !removable.includes(name)));
  if (attributes.FifoThroughputLimit === "perMessageGroupId" && attributes.DeduplicationScope !== "messageGroup") {
    throw invalidAttribute("FifoThroughputLimit", "perMessageGroupId needs DeduplicationScope messageGroup.");
  }
  return readSettings(attributes);
}

function readSettings(attributes: QueueAttributes): QueueSettings {
  const { RedrivePolicy, RedriveAllowPolicy } = attributes;
  return {
    attributes,
    visibilityTimeoutInSeconds: Number(attributes.VisibilityTimeout),
    delayInSeconds: Number(attributes.DelaySeconds),
    retentionInSeconds: Number(attributes.MessageRetentionPeriod),
    maximumMessageSizeInBytes: Number(attributes.MaximumMessageSize),
    receiveWaitInSeconds: Number(attributes.ReceiveMessageWaitTimeSeconds),
    contentBasedDeduplication: attributes.ContentBasedDeduplication === "true",
    deduplicationScope: attributes.DeduplicationScope === "messageGroup" ? "messageGroup" : "queue",
    redrivePolicy: RedrivePolicy === undefined ? undefined : parseRedrivePolicy(RedrivePolicy),
    redriveAllowPolicy: RedriveAllowPolicy === undefined ? undefined : parseRedriveAllowPolicy(RedriveAllowPolicy),
  };
}

function checkAttribute(name: string, value: string): void {
  const range = ranges[name];
  const values = choices[name];
  if (!range && !values && !removable.includes(name)) {
    throw new AwsError("InvalidAttributeName", `Unknown Attribute ${name}.`);
  }
  if (range && !isWholeNumberWithin(value, range)) {
    throw invalidAttribute(name, `Expected a whole number from ${range[0]} to ${range[1]}, got ${value}.`);
  }
  if (name === "FifoQueue" && value !== "true") throw invalidAttribute(name, "Modifying queue type is not supported.");
  if (values && !values.includes(value)) {
    throw invalidAttribute(name, `Expected ${values.join(" or ")}, got ${value}.`);
  }
}

function isWholeNumberWithin(text: string, [least, most]: readonly [number, number]): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function invalidAttribute(name: string, reason: string): AwsError {
  return new AwsError("InvalidAttributeValue", `Invalid value for the parameter ${name}. Reason: ${reason}`);
}
