import type { QueryCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";

/** A client whose index has these pages, each of records with these ids and times. `before` may refuse a query. */
export function pagedIndex(
  pages: readonly (readonly { readonly requestId: string; readonly timestamp: number }[])[],
  before = () => {},
): DynamoDBDocumentClient {
  const question = { query: "Why?", matchType: "full", matchScore: 90 };
  const send = async ({ input }: QueryCommand) => {
    before();
    const page = Number(input.ExclusiveStartKey?.page?.N ?? 0);
    const Items = (pages[page] ?? []).map((item) => marshall({ ...item, ...question }));
    return { Items, ...(page + 1 < pages.length && { LastEvaluatedKey: marshall({ page: page + 1 }) }) };
  };
  return Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
}
