import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { names } from "../names";
import type { HalfKeeper } from "../protection/protect";

/** The interim table's `ttl`, in epoch seconds. Only an item that is there is changed: a joined half must not come back. */
export function createDynamoHalves(client: DynamoDBDocumentClient): HalfKeeper {
  return {
    async keepUntil({ requestId, half }, until) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: names.queryEventsTable,
            Key: { requestId, half },
            ConditionExpression: "attribute_exists(requestId) AND #ttl < :until",
            UpdateExpression: "SET #ttl = :until",
            ExpressionAttributeNames: { "#ttl": "ttl" },
            ExpressionAttributeValues: { ":until": Math.ceil(until / 1000) },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
