import type { Resource } from "./resource";
import type { Location } from "./resource-types";
import type { Attributes } from "./values";

/** What a data source may look at. */
export interface DataSources extends Location {
  /** Resources of the workspaces applied before. */
  readonly foreign: readonly Resource[];
  /** The workspace that declares such a resource but is not applied yet, if any is known. */
  readonly laterOwner: (type: string, key: string, name: string) => string | undefined;
}

/** Answers a data source: from its arguments and the place alone, or with a resource of an earlier workspace. */
export function readDataSource(type: string, given: Attributes, place: string, sources: DataSources): Attributes {
  const known = Object.hasOwn(facts, type) ? facts[type] : undefined;
  if (known) return { ...given, ...known(sources) };
  const key = Object.hasOwn(lookups, type) ? lookups[type] : undefined;
  if (!key) throw new Error(`${place}: the local stack does not know the data source ${type}`);
  return findForeign(type, key, given, place, sources);
}

/** Data sources that tell where the stack is applied. */
const facts: Readonly<Record<string, (location: Location) => Attributes>> = {
  aws_caller_identity: ({ accountId }) => ({
    id: accountId,
    account_id: accountId,
    arn: `arn:aws:iam::${accountId}:root`,
    user_id: accountId,
  }),
  aws_partition: () => ({ id: "aws", partition: "aws", dns_suffix: "amazonaws.com" }),
  aws_region: ({ region }) => ({ id: region, name: region }),
};

/** Data sources that look up a resource of the same type, and the argument that they know it by. */
const lookups: Readonly<Record<string, string>> = {
  aws_dynamodb_table: "name",
  aws_iam_policy: "name",
  aws_iam_role: "name",
  aws_s3_bucket: "bucket",
  aws_sns_topic: "name",
  aws_sqs_queue: "name",
};

function findForeign(
  type: string,
  key: string,
  given: Attributes,
  place: string,
  { foreign, laterOwner }: DataSources,
): Attributes {
  const name = given[key];
  if (typeof name !== "string") throw new Error(`${place} needs ${key} as a text`);
  const found = foreign.find((resource) => resource.type === type && resource.attributes[key] === name);
  if (found) return found.attributes;
  const owner = laterOwner(type, key, name);
  throw new Error(
    `${place}: there is no ${type} called ${name}; ${
      owner ? `apply ${owner} first` : "apply the workspace that declares it first (worker, processor, reporter)"
    }`,
  );
}
