import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { type PastReports, pastReportSchema } from "../summary/past-reports";
import { reportItem } from "./dynamodb-ledger";

const sentSchema = z.object({
  edition: z.literal("final"),
  /** Whoever got it, has read it, even if another channel fails for good. */
  channels: z.record(z.string(), z.unknown()).check(z.refine((channels) => Object.keys(channels).length > 0)),
  summary: pastReportSchema,
});

export interface PastReportsTable {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** The summaries that the sent ledger keeps. One that can't be read is as good as none: it must not keep a report from being sent. */
export function createDynamoPastReports({ client, table }: PastReportsTable): PastReports {
  return {
    async ofWeek(week) {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: { week, item: reportItem }, ConsistentRead: true }),
      );
      return sentSchema.safeParse(Item).data?.summary;
    },
  };
}
