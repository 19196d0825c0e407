import { arnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { queryParametersOf } from "../emulator/exchange";
import { bringsTags, onAll, type Requirement, withTags } from "./requirement";

export function snsRequirements({ request }: Call): readonly Requirement[] | undefined {
  const parameters = queryParametersOf(request);
  const action = `sns:${parameters?.get("Action")}`;
  if (action === "sns:ListTopics") return [onAll(action)];
  const resource = parameters && topicOf(parameters);
  return resource ? withTags({ action, resource }, "sns:TagResource", bringsTags(parameters)) : undefined;
}

/** A subscription is guarded as its topic is; its ARN is the topic's with an id behind it. */
function topicOf(parameters: URLSearchParams): string | undefined {
  const [name, subscription] = [parameters.get("Name"), parameters.get("SubscriptionArn")];
  if (name !== null) return arnOf("sns", name);
  if (subscription !== null) return subscription.slice(0, subscription.lastIndexOf(":"));
  return parameters.get("TopicArn") ?? parameters.get("ResourceArn") ?? undefined;
}
