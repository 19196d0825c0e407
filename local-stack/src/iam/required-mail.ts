import type { Operation } from "../aws/wire";
import { optionalTextOf, textOf } from "./call-input";
import type { Permission, Surroundings } from "./permission";

/** Permissions for an SNS call, undefined for an action that is not known here. */
export function snsPermissions(call: Operation): Permission[] | undefined {
  const action = topicActions.get(call.action);
  if (!action) return undefined;
  const resource = optionalTextOf(call, "TargetArn") ?? textOf(call, "TopicArn");
  return [{ action: `sns:${action}`, resource }];
}

const topicActions = new Map([
  ["Publish", "Publish"],
  ["PublishBatch", "Publish"],
  ["GetTopicAttributes", "GetTopicAttributes"],
  ["ListSubscriptionsByTopic", "ListSubscriptionsByTopic"],
]);

/** Permissions for an SES call, undefined for an action that is not known here. */
export function sesPermissions(call: Operation, surroundings: Surroundings): Permission[] | undefined {
  if (call.action !== "SendEmail") return undefined;
  const identity = surroundings.senderIdentity(senderAddress(call));
  const { region, accountId } = surroundings;
  return [{ action: "ses:SendEmail", resource: `arn:aws:ses:${region}:${accountId}:identity/${identity}` }];
}

/** The bare address that a mail is sent from: `CV report <cv@example.org>` is sent from `cv@example.org`. */
export function senderAddress(call: Operation): string {
  const from = textOf(call, "FromEmailAddress");
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
