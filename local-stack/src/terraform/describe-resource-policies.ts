import { type Policy, parsePolicy } from "../iam/policy";
import { nameOf, type Resource, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** Where policies stand that are attached to resources: the type, and the attribute that names what they are on. */
const carriers = [
  { type: "aws_sqs_queue", attachedTo: "arn", on: { type: "aws_sqs_queue", attribute: "arn" } },
  { type: "aws_sqs_queue_policy", attachedTo: "queue_url", on: { type: "aws_sqs_queue", attribute: "url" } },
  { type: "aws_sns_topic", attachedTo: "arn", on: { type: "aws_sns_topic", attribute: "arn" } },
  { type: "aws_sns_topic_policy", attachedTo: "arn", on: { type: "aws_sns_topic", attribute: "arn" } },
  { type: "aws_s3_bucket_policy", attachedTo: "bucket", on: { type: "aws_s3_bucket", attribute: "id" } },
] as const;

/** Parses every resource policy; a second one on the same resource is an error, as Terraform would have one of them lost. */
export function describeResourcePolicies(resources: ResourceFinder): Map<string, Policy> {
  const policies = new Map<string, Policy>();
  for (const { type, attachedTo, on } of carriers) {
    for (const carrier of resources(type)) {
      if (carrier.attributes.policy === undefined) continue;
      const target = textAttribute(carrier, attachedTo);
      const owner = resources(on.type).find((resource) => resource.attributes[on.attribute] === target);
      if (!owner) throw new Error(`${nameOf(carrier)}: there is no ${on.type} ${target}`);
      addPolicy(policies, textAttribute(owner, "arn"), carrier);
    }
  }
  return policies;
}

function addPolicy(policies: Map<string, Policy>, arn: string, carrier: Resource): void {
  if (policies.has(arn)) throw new Error(`${nameOf(carrier)} gives ${arn} a second policy`);
  policies.set(arn, parsePolicy(textAttribute(carrier, "policy"), "resource", nameOf(carrier)));
}
