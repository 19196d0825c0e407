import { paginateQuery, paginateScan } from "@aws-sdk/lib-dynamodb";
import { type Batching, type Item, type Write, writeAll } from "./dynamodb-batches";
import { weekOf } from "./iso-week";
import { problemsOf } from "./problems";
import { type Question, questionSchema, type UnansweredQuestions, type WaitingQuestions } from "./unanswered";

const lifetimeInSeconds = 90 * 24 * 60 * 60;
const itemPrefix = "unanswered#";
const questionNames = {
  "#requestId": "requestId",
  "#timestamp": "timestamp",
  "#query": "query",
  "#sessionId": "sessionId",
};
const questionAttributes = Object.keys(questionNames).join();

export interface QuestionsTable extends Batching {
  readonly table: string;
  readonly now: () => number;
  readonly pageSize?: number;
}

/** The query halves of the processor's interim table. It holds a day at most, so that reading it whole is cheap. */
export function createDynamoWaiting({ table, client, pageSize }: QuestionsTable): WaitingQuestions {
  return {
    async all() {
      const pages = paginateScan(pagingOf(client, pageSize), {
        TableName: table,
        ConsistentRead: true,
        FilterExpression: "#half = :query",
        ProjectionExpression: questionAttributes,
        ExpressionAttributeNames: { ...questionNames, "#half": "half" },
        ExpressionAttributeValues: { ":query": "query" },
      });
      return await collect(table, pages);
    },
  };
}

/** Unanswered questions in the reports table: `unanswered#<requestId>` under the week they were asked in. */
export function createDynamoUnanswered({ table, now, pageSize, ...batching }: QuestionsTable): UnansweredQuestions {
  return {
    async ofWeek(week) {
      const pages = paginateQuery(pagingOf(batching.client, pageSize), {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "#week = :week AND begins_with(#item, :prefix)",
        FilterExpression: "#ttl > :now",
        ProjectionExpression: questionAttributes,
        ExpressionAttributeNames: { ...questionNames, "#week": "week", "#item": "item", "#ttl": "ttl" },
        ExpressionAttributeValues: { ":week": week, ":prefix": itemPrefix, ":now": Math.floor(now() / 1000) },
      });
      return await collect(table, pages);
    },
    async keep(questions) {
      const ttl = Math.floor(now() / 1000) + lifetimeInSeconds;
      const toPut = (question: Question): Write => ({
        PutRequest: { Item: { ...keyOf(question), ...question, ttl } },
      });
      await writeAll(table, questions.map(toPut), batching);
    },
    async forget(questions) {
      const toDelete = (question: Question): Write => ({ DeleteRequest: { Key: keyOf(question) } });
      await writeAll(table, questions.map(toDelete), batching);
    },
  };
}

function keyOf({ requestId, timestamp }: Question): { week: string; item: string } {
  return { week: weekOf(timestamp), item: `${itemPrefix}${requestId}` };
}

function pagingOf(client: Batching["client"], pageSize: number | undefined) {
  return pageSize === undefined ? { client } : { client, pageSize };
}

async function collect(table: string, pages: AsyncIterable<{ Items?: Item[] | undefined }>): Promise<Question[]> {
  const questions: Question[] = [];
  for await (const { Items = [] } of pages) questions.push(...Items.map((item) => itemToQuestion(table, item)));
  return questions;
}

function itemToQuestion(table: string, item: Item): Question {
  const result = questionSchema.safeParse(item);
  if (result.success) return result.data;
  throw new Error(`unreadable question ${item.requestId} in ${table}: ${problemsOf(result.error, "item")}`);
}
