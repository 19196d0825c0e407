import { AwsError } from "../aws/service";
import type { Operation } from "../aws/wire";
import { isObject, objectOf, objectsOf, optionalTextOf, textOf } from "./call-input";
import type { Permission, Surroundings } from "./permission";

/** Permissions for a DynamoDB call, undefined for an action that is not known here. */
export function dynamodbPermissions(call: Operation, surroundings: Surroundings): Permission[] | undefined {
  const { action } = call;
  const onTable = (table: string) => ({ action: `dynamodb:${action}`, resource: tableArn(table, surroundings) });
  if (action === "ListTables") return [{ action: "dynamodb:ListTables", resource: "*" }];
  if (tableActions.has(action)) return [onTable(textOf(call, "TableName"))];
  if (action === "Query" || action === "Scan") {
    const { resource } = onTable(textOf(call, "TableName"));
    const index = optionalTextOf(call, "IndexName");
    return [{ action: `dynamodb:${action}`, resource: index === undefined ? resource : `${resource}/index/${index}` }];
  }
  if (action === "BatchGetItem" || action === "BatchWriteItem") {
    return Object.keys(objectOf(call, "RequestItems")).map(onTable);
  }
  const transaction = transactionActions.get(action);
  if (transaction)
    return objectsOf(call, "TransactItems").map((item) => operationPermission(item, transaction, surroundings));
  return undefined;
}

const tableActions = new Set([
  "GetItem",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "CreateTable",
  "DeleteTable",
  "DescribeTable",
  "DescribeTimeToLive",
  "UpdateTable",
  "UpdateTimeToLive",
]);

/** A transaction is granted operation by operation, by the action of each (DynamoDB guide, IAM with transactions). */
const transactionActions = new Map<string, Readonly<Record<string, string>>>([
  ["TransactGetItems", { Get: "GetItem" }],
  [
    "TransactWriteItems",
    { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: "ConditionCheckItem" },
  ],
]);

function operationPermission(
  item: Readonly<Record<string, unknown>>,
  actionOf: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Permission {
  for (const [operation, action] of Object.entries(actionOf)) {
    const body = item[operation];
    if (isObject(body) && typeof body.TableName === "string") {
      return { action: `dynamodb:${action}`, resource: tableArn(body.TableName, surroundings) };
    }
  }
  throw new AwsError(
    "ValidationException",
    `a TransactItems entry needs a TableName in ${Object.keys(actionOf).join(", ")}`,
  );
}

/** A table may be named by its name or by its ARN. */
function tableArn(table: string, { region, accountId }: Surroundings): string {
  return table.startsWith("arn:") ? table : `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;
}
