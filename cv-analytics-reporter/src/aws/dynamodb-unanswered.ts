import { paginateQuery } from "@aws-sdk/lib-dynamodb";
import { weekOf } from "../iso-week";
import type { Question, UnansweredQuestions } from "../unanswered/unanswered";
import { type Batching, type Write, writeAll } from "./dynamodb-batches";

const lifetimeInSeconds = 90 * 24 * 60 * 60;
const itemPrefix = "unanswered#";

export interface UnansweredTable extends Batching {
  readonly table: string;
  readonly now: () => number;
  readonly pageSize?: number;
}

/**
 * Unanswered questions in the reports table: `unanswered#<requestId>` under the week they were asked in. They are counted
 * by that key alone, so that none can be unreadable.
 */
export function createDynamoUnanswered({ table, now, pageSize, ...batching }: UnansweredTable): UnansweredQuestions {
  return {
    async ofWeek(week) {
      const paging = { client: batching.client, ...(pageSize === undefined ? {} : { pageSize }) };
      const pages = paginateQuery(paging, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "#week = :week AND begins_with(#item, :prefix)",
        FilterExpression: "#ttl > :now",
        ProjectionExpression: "#item",
        ExpressionAttributeNames: { "#week": "week", "#item": "item", "#ttl": "ttl" },
        ExpressionAttributeValues: { ":week": week, ":prefix": itemPrefix, ":now": Math.floor(now() / 1000) },
      });
      const requestIds: string[] = [];
      for await (const { Items = [] } of pages) {
        requestIds.push(...Items.map(({ item }) => String(item).slice(itemPrefix.length)));
      }
      return requestIds;
    },
    async keep(questions) {
      const ttl = Math.floor(now() / 1000) + lifetimeInSeconds;
      const toPut = (question: Question): Write => ({
        PutRequest: { Item: { ...keyOf(weekOf(question.timestamp), question.requestId), ...question, ttl } },
      });
      await writeAll(table, questions.map(toPut), batching);
    },
    async forget(week, requestIds) {
      const toDelete = (requestId: string): Write => ({ DeleteRequest: { Key: keyOf(week, requestId) } });
      await writeAll(table, requestIds.map(toDelete), batching);
    },
  };
}

function keyOf(week: string, requestId: string): { week: string; item: string } {
  return { week, item: `${itemPrefix}${requestId}` };
}
