import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { LocalStack } from "../../src/stack/local-stack";
import type { Evidence, Item } from "../accounting/evidence";
import type { Ledger } from "./ledger";

/** Everything that the stack holds at this moment, and everything that it was given. */
export async function collectEvidence(
  { documents, queue, deadLetters }: LocalStack,
  ledger: Ledger,
): Promise<Evidence> {
  const scan = async (TableName: string) => {
    const items: Item[] = [];
    for await (const page of paginateScan({ client: documents }, { TableName })) items.push(...(page.Items ?? []));
    return items;
  };
  const [records, halves, reports] = await Promise.all(
    ["cv-analytics-analytics", "cv-analytics-query-events", "cv-analytics-reports"].map(scan),
  );
  return {
    accepted: ledger.bodies(),
    queued: queue.peek().map(({ body }) => body),
    dead: deadLetters.peek().map(({ body }) => body),
    records: records ?? [],
    halves: halves ?? [],
    unanswered: (reports ?? []).filter(({ item }) => String(item).startsWith("unanswered#")),
  };
}
