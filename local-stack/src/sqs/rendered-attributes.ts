import { AwsError } from "../aws/service";
import type { QueueAttributes } from "./queue-settings";
import type { RegisteredQueue } from "./queues";

/** What may be asked for although this queue happens not to have it. */
const optionalNames = [
  "Policy",
  "RedrivePolicy",
  "RedriveAllowPolicy",
  "KmsMasterKeyId",
  "KmsDataKeyReusePeriodSeconds",
];

/** The attributes of these names, or of all; throws InvalidAttributeName for a name that no queue has. */
export function renderQueueAttributes(registered: RegisteredQueue, names: readonly string[]): QueueAttributes {
  const all = allAttributes(registered);
  const known = ["All", ...Object.keys(all), ...optionalNames];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new AwsError("InvalidAttributeName", `Unknown Attribute ${unknown}.`);
  if (names.includes("All")) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

function allAttributes({ queue, createdAt, changedAt }: RegisteredQueue): QueueAttributes {
  const { visible, inFlight, delayed } = queue.counts();
  return {
    ...queue.settings.attributes,
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: epochSeconds(createdAt),
    LastModifiedTimestamp: epochSeconds(changedAt),
  };
}

function epochSeconds(epochMs: number): string {
  return String(Math.floor(epochMs / 1000));
}
