import type {
  CreateTableCommandInput,
  KeySchemaElement,
  Projection,
  ProvisionedThroughput,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { blocksOf, nameOf, type Resource, readArguments, textAttribute } from "./resource";
import type { ResourceFinder } from "./resource-finder";

/** A table as `CreateTable` takes it, and the attribute by which its items expire. */
export interface TableDescription {
  readonly name: string;
  readonly arn: string;
  readonly create: CreateTableCommandInput;
  /** Epoch seconds after which an item may be deleted; undefined for a table without TTL. */
  readonly ttlAttribute: string | undefined;
}

const key = { hash_key: z.string(), range_key: z.string().optional() };
const capacity = { read_capacity: z.number().optional(), write_capacity: z.number().optional() };

const indexSchema = z.strictObject({
  name: z.string(),
  projection_type: z.enum(["ALL", "KEYS_ONLY", "INCLUDE"]),
  non_key_attributes: z.array(z.string()).optional(),
  ...key,
  ...capacity,
});

const tableSchema = z.strictObject({
  name: z.string(),
  attribute: blocksOf(z.strictObject({ name: z.string(), type: z.enum(["S", "N", "B"]) })),
  billing_mode: z.enum(["PROVISIONED", "PAY_PER_REQUEST"]).default("PROVISIONED"),
  global_secondary_index: blocksOf(indexSchema),
  ttl: blocksOf(z.strictObject({ attribute_name: z.string(), enabled: z.boolean().default(true) })),
  ...key,
  ...capacity,
  // What protects the table or its data at AWS has nothing to act on here.
  deletion_protection_enabled: z.boolean().optional(),
  point_in_time_recovery: z.unknown().optional(),
  server_side_encryption: z.unknown().optional(),
  table_class: z.string().optional(),
  tags: z.unknown().optional(),
});

type Index = z.infer<typeof indexSchema>;
type Keys = Pick<Index, "hash_key" | "range_key">;
type Capacity = Pick<Index, "read_capacity" | "write_capacity">;

export function describeTables(resources: ResourceFinder): TableDescription[] {
  return resources("aws_dynamodb_table").map(describeTable);
}

function describeTable(resource: Resource): TableDescription {
  const table = readArguments(resource, tableSchema);
  const provisioned = table.billing_mode === "PROVISIONED";
  const throughput = (of: Capacity, what: string) =>
    provisioned ? { ProvisionedThroughput: throughputOf(of, `${nameOf(resource)} ${what}`) } : {};
  const indexes = (table.global_secondary_index ?? []).map((index) => ({
    IndexName: index.name,
    KeySchema: keySchemaOf(index),
    Projection: projectionOf(index),
    ...throughput(index, `index ${index.name}`),
  }));
  return {
    name: table.name,
    arn: textAttribute(resource, "arn"),
    ttlAttribute: (table.ttl ?? []).find(({ enabled }) => enabled)?.attribute_name,
    create: {
      TableName: table.name,
      AttributeDefinitions: (table.attribute ?? []).map(({ name, type }) => ({
        AttributeName: name,
        AttributeType: type,
      })),
      KeySchema: keySchemaOf(table),
      BillingMode: table.billing_mode,
      ...throughput(table, "table"),
      ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    },
  };
}

function keySchemaOf({ hash_key, range_key }: Keys): KeySchemaElement[] {
  const hash = { AttributeName: hash_key, KeyType: "HASH" } as const;
  return range_key === undefined ? [hash] : [hash, { AttributeName: range_key, KeyType: "RANGE" }];
}

function projectionOf({ projection_type, non_key_attributes }: Index): Projection {
  return { ProjectionType: projection_type, ...(non_key_attributes ? { NonKeyAttributes: non_key_attributes } : {}) };
}

function throughputOf({ read_capacity, write_capacity }: Capacity, place: string): ProvisionedThroughput {
  if (!read_capacity || !write_capacity)
    throw new Error(`${place} is provisioned but states no read and write capacity`);
  return { ReadCapacityUnits: read_capacity, WriteCapacityUnits: write_capacity };
}
