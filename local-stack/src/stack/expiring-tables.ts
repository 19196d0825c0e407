import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { deleteExpired } from "../dynamodb/expiry";
import type { TableDescription } from "../terraform/describe-tables";

const everyMs = 60_000;

/** Deletes expired items from time to time, until the returned function is called. */
export function keepExpiring(
  documents: DynamoDBDocumentClient,
  tables: readonly TableDescription[],
  now: () => number,
): () => Promise<void> {
  const expiring = tables.flatMap(({ name, ttlAttribute, create }) => {
    const keys = (create.KeySchema ?? []).map(({ AttributeName }) => String(AttributeName));
    return ttlAttribute === undefined ? [] : [{ name, timeToLive: ttlAttribute, keys }];
  });
  let underWay: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    const round = Promise.all(expiring.map((table) => deleteExpired(documents, table, now())));
    underWay = round.catch((error: Error) => process.emitWarning(error));
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
