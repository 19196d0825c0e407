import type { QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { QueryCommand, type QueryCommandOutput } from "@aws-sdk/lib-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";

/** The document client's query of the plain client's. */
export function toDocumentQuery({ ExpressionAttributeValues, ExclusiveStartKey, ...input }: QueryCommandInput) {
  return new QueryCommand({
    ...(input as object),
    TableName: input.TableName,
    ...(ExpressionAttributeValues && { ExpressionAttributeValues: unmarshall(ExpressionAttributeValues) }),
    ...(ExclusiveStartKey && { ExclusiveStartKey: unmarshall(ExclusiveStartKey) }),
  });
}

/** The plain client's answer of the document client's. */
export function toPlainAnswer({ Items = [], LastEvaluatedKey, ...answer }: Partial<QueryCommandOutput>) {
  const plain = (item: Record<string, unknown>) => marshall(item, { removeUndefinedValues: true });
  return {
    ...answer,
    Items: Items.map(plain),
    ...(LastEvaluatedKey && { LastEvaluatedKey: plain(LastEvaluatedKey) }),
  };
}
