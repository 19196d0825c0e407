import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { LocalStack } from "../../src/stack/local-stack";
import { itemBytes } from "./item-bytes";
import type { Operations } from "./operations";

/** How many records there are, how large they are on average, and how long they are kept from now on. */
export async function describeRecords({ documents, now }: LocalStack): Promise<Operations["stored"]> {
  const items: Record<string, unknown>[] = [];
  const pages = paginateScan({ client: documents }, { TableName: "cv-analytics-analytics" });
  for await (const { Items = [] } of pages) items.push(...Items);
  const bytes = items.reduce((sum, item) => sum + itemBytes(item), 0);
  const latest = Math.max(0, ...items.map(({ ttl }) => Number(ttl)));
  return {
    records: items.length,
    bytesOfRecord: bytes / Math.max(1, items.length),
    daysKept: Math.max(0, Math.round((latest - now() / 1_000) / 86_400)),
  };
}
