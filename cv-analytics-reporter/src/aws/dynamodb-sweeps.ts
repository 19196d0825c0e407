import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from "@aws-sdk/lib-dynamodb";
import { weekOf } from "../iso-week";
import type { Sweeps } from "../unanswered/sweep";

const lifetimeInSeconds = 90 * 24 * 60 * 60;
const itemPrefix = "sweep#";

export interface SweepsTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** When sweeps were done, in the reports table: `sweep#<ISO instant>` under the week of the sweep. Each is its own item, so that none undoes another. */
export function createDynamoSweeps({ client, table }: SweepsTable): Sweeps {
  return {
    async ofWeek(week) {
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "#week = :week AND begins_with(#item, :prefix)",
          ProjectionExpression: "#item",
          ExpressionAttributeNames: { "#week": "week", "#item": "item" },
          ExpressionAttributeValues: { ":week": week, ":prefix": itemPrefix },
        },
      );
      const instants: number[] = [];
      for await (const { Items = [] } of pages) {
        instants.push(...Items.map(({ item }) => Date.parse(String(item).slice(itemPrefix.length))));
      }
      return instants.filter((instant) => !Number.isNaN(instant));
    },
    async remember(at) {
      const ttl = Math.floor(at / 1000) + lifetimeInSeconds;
      const item = `${itemPrefix}${new Date(at).toISOString()}`;
      await client.send(new PutCommand({ TableName: table, Item: { week: weekOf(at), item, ttl } }));
    },
  };
}
