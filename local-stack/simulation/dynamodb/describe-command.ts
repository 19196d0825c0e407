import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Item } from "./table";
import { keyOf } from "./writes";

/** A command as one line of a time line. */
export function describeCommand(command: unknown): string {
  if (command instanceof BatchWriteCommand)
    return Object.entries(command.input.RequestItems ?? {})
      .flatMap(([table, list]) =>
        list.map((one) => `${one.PutRequest ? "puts" : "deletes"} ${table} ${describeKey(keyOf(one))}`),
      )
      .join(", ");
  if (command instanceof BatchGetCommand)
    return `reads ${Object.entries(command.input.RequestItems ?? {})
      .flatMap(([table, { Keys = [] }]) => Keys.map((key) => `${table} ${describeKey(key)}`))
      .join(", ")}`;
  if (command instanceof QueryCommand) return `queries ${command.input.IndexName ?? command.input.TableName}`;
  if (command instanceof ScanCommand) return `scans ${command.input.TableName}`;
  if (command instanceof GetCommand) return `reads ${command.input.TableName} ${describeKey(command.input.Key ?? {})}`;
  if (command instanceof PutCommand)
    return `puts ${command.input.TableName} ${describeKey(command.input.Item ?? {})} ${command.input.Item?.status ?? ""}`;
  return "calls";
}

function describeKey({ requestId, half, timestamp, week, item }: Item): string {
  if (requestId === undefined) return `${week} ${item}`;
  return `${String(requestId).slice(-4)} ${half ?? timestamp}`;
}
