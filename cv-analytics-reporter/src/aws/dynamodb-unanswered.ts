import { paginateQuery } from "@aws-sdk/lib-dynamodb";
import { weekOf } from "../iso-week";
import { type KeptQuestion, type Question, questionSchema, type UnansweredQuestions } from "../unanswered/unanswered";
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
    async *ofWeek(week) {
      const paging = { client: batching.client, ...(pageSize === undefined ? {} : { pageSize }) };
      const pages = paginateQuery(paging, {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "#week = :week AND begins_with(#item, :prefix)",
        FilterExpression: "#ttl > :now",
        ProjectionExpression: "#item, #timestamp, #query",
        ExpressionAttributeNames: {
          "#week": "week",
          "#item": "item",
          "#ttl": "ttl",
          "#timestamp": "timestamp",
          "#query": "query",
        },
        ExpressionAttributeValues: { ":week": week, ":prefix": itemPrefix, ":now": Math.floor(now() / 1000) },
      });
      for await (const { Items = [] } of pages) yield Items.map(itemToQuestion);
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

function itemToQuestion({ item, ...rest }: Record<string, unknown>): KeptQuestion {
  const requestId = String(item).slice(itemPrefix.length);
  return questionSchema.safeParse({ ...rest, requestId }).data ?? { requestId };
}

function keyOf(week: string, requestId: string): { week: string; item: string } {
  return { week, item: `${itemPrefix}${requestId}` };
}
