import { randomUUID } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createDynamoLedger } from "../../../cv-analytics-reporter/src/aws/dynamodb-ledger";
import type { SentLedger } from "../../../cv-analytics-reporter/src/sending/ledger";
import { names } from "../names";

/** The reporter's ledger of what it sent, to be read only: sending is the reporter's. */
export function createDynamoReports(client: DynamoDBDocumentClient): Pick<SentLedger, "read"> {
  const { read } = createDynamoLedger({ client, table: names.reportsTable, now: Date.now, newId: randomUUID });
  return { read };
}
