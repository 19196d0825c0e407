import type { Attributes, Value } from "./values";

/** Where the stacks are applied. */
export interface Location {
  readonly region: string;
  readonly accountId: string;
  /** The local AWS endpoint, without a slash at its end: queue URLs begin with it. */
  readonly endpoint: string;
}

/** A resource about to get the attributes that the provider computes. */
interface Unfinished extends Location {
  readonly address: string;
  /** The text of an argument that this type cannot do without. */
  readonly text: (argument: string) => string;
  readonly given: Attributes;
}

type ComputedAttributes = (resource: Unfinished) => Attributes;

/** Adds what AWS would to a resource's arguments; a type that is not in the table is an error. */
export function attributesOf(type: string, given: Attributes, address: string, location: Location): Attributes {
  const compute = Object.hasOwn(resourceTypes, type) ? resourceTypes[type] : undefined;
  if (!compute) throw new Error(`${address}: the local stack does not know the resource type ${type}`);
  const text = (argument: string) => {
    const value = given[argument];
    if (typeof value === "string") return value;
    throw new Error(`${address} needs ${argument} as a text`);
  };
  return { ...given, ...compute({ ...location, address, text, given }) };
}

/** A resource that only its own settings describe, or that nothing refers to: an id is enough. */
const idOnly: ComputedAttributes = ({ address }) => ({ id: address });

const resourceTypes: Readonly<Record<string, ComputedAttributes>> = {
  aws_sqs_queue: ({ text, region, accountId, endpoint }) => {
    const url = `${endpoint}/${accountId}/${text("name")}`;
    return { id: url, url, arn: `arn:aws:sqs:${region}:${accountId}:${text("name")}` };
  },
  aws_sqs_queue_policy: idOnly,
  aws_sqs_queue_redrive_policy: idOnly,
  aws_sqs_queue_redrive_allow_policy: idOnly,
  aws_dynamodb_table: ({ text, region, accountId }) => ({
    id: text("name"),
    arn: `arn:aws:dynamodb:${region}:${accountId}:table/${text("name")}`,
  }),
  aws_sns_topic: ({ text, region, accountId }) => identifiedByArn(`arn:aws:sns:${region}:${accountId}:${text("name")}`),
  aws_sns_topic_policy: idOnly,
  aws_sns_topic_subscription: ({ text, address }) => identifiedByArn(`${text("topic_arn")}:${address}`),
  aws_iam_user: (resource) => iamIdentity(resource, "user"),
  aws_iam_user_policy: idOnly,
  aws_iam_user_policy_attachment: idOnly,
  aws_iam_role: (resource) => iamIdentity(resource, "role"),
  aws_iam_role_policy: idOnly,
  aws_iam_role_policy_attachment: idOnly,
  aws_iam_policy: (resource) => identifiedByArn(iamArn(resource, "policy")),
  aws_scheduler_schedule: ({ text, given, region, accountId }) => {
    const id = `${textOr(given.group_name, "default")}/${text("name")}`;
    return { id, arn: `arn:aws:scheduler:${region}:${accountId}:schedule/${id}` };
  },
  aws_scheduler_schedule_group: ({ text, region, accountId }) => ({
    id: text("name"),
    arn: `arn:aws:scheduler:${region}:${accountId}:schedule-group/${text("name")}`,
  }),
  aws_s3_bucket: ({ text, region }) => ({
    id: text("bucket"),
    arn: `arn:aws:s3:::${text("bucket")}`,
    bucket_domain_name: `${text("bucket")}.s3.amazonaws.com`,
    bucket_regional_domain_name: `${text("bucket")}.s3.${region}.amazonaws.com`,
  }),
  aws_s3_bucket_lifecycle_configuration: idOnly,
  aws_s3_bucket_ownership_controls: idOnly,
  aws_s3_bucket_policy: idOnly,
  aws_s3_bucket_public_access_block: idOnly,
  aws_s3_bucket_server_side_encryption_configuration: idOnly,
  aws_s3_bucket_versioning: idOnly,
  aws_cloudwatch_metric_alarm: ({ text, region, accountId }) => ({
    id: text("alarm_name"),
    arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${text("alarm_name")}`,
  }),
  aws_cloudwatch_dashboard: ({ text, accountId }) => ({
    id: text("dashboard_name"),
    dashboard_arn: `arn:aws:cloudwatch::${accountId}:dashboard/${text("dashboard_name")}`,
  }),
  aws_cloudwatch_log_group: ({ text, region, accountId }) => ({
    id: text("name"),
    arn: `arn:aws:logs:${region}:${accountId}:log-group:${text("name")}`,
  }),
  aws_cloudwatch_query_definition: ({ address }) => ({ id: address, query_definition_id: address }),
  aws_budgets_budget: ({ text, accountId }) => ({
    id: `${accountId}:${text("name")}`,
    arn: `arn:aws:budgets::${accountId}:budget/${text("name")}`,
  }),
};

function identifiedByArn(arn: string): Attributes {
  return { id: arn, arn };
}

function iamIdentity(resource: Unfinished, kind: "user" | "role"): Attributes {
  const name = resource.text("name");
  return { id: name, unique_id: name, arn: iamArn(resource, kind) };
}

function iamArn({ text, given, accountId }: Unfinished, kind: "user" | "role" | "policy"): string {
  return `arn:aws:iam::${accountId}:${kind}${textOr(given.path, "/")}${text("name")}`;
}

function textOr(value: Value | undefined, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
