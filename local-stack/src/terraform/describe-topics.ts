import * as z from "zod";
import { nameOf, type Resource, readArguments, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** A topic and who hears of what is published to it. */
export interface TopicDescription {
  readonly name: string;
  readonly arn: string;
  readonly subscriptions: readonly Subscription[];
}

/** Such as protocol `email` with an address as its endpoint. */
interface Subscription {
  readonly protocol: string;
  readonly endpoint: string;
}

const topicSchema = z.strictObject({
  name: z.string(),
  display_name: z.string().optional(),
  policy: z.string().optional(),
  tags: z.unknown().optional(),
});

const subscriptionSchema = z.strictObject({ topic_arn: z.string(), protocol: z.string(), endpoint: z.string() });

export function describeTopics(resources: ResourceFinder): TopicDescription[] {
  const topics = resources("aws_sns_topic").map((topic) => ({
    name: readArguments(topic, topicSchema).name,
    arn: textAttribute(topic, "arn"),
    subscriptions: [] as Subscription[],
  }));
  for (const resource of resources("aws_sns_topic_subscription")) addSubscription(topics, resource);
  return topics;
}

function addSubscription(topics: readonly { arn: string; subscriptions: Subscription[] }[], resource: Resource): void {
  const { topic_arn, protocol, endpoint } = readArguments(resource, subscriptionSchema);
  const topic = topics.find(({ arn }) => arn === topic_arn);
  if (!topic) throw new Error(`${nameOf(resource)}: there is no topic ${topic_arn}`);
  topic.subscriptions.push({ protocol, endpoint });
}
