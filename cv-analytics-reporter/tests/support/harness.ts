import { randomUUID } from "node:crypto";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { createDynamoLedger } from "../../src/aws/dynamodb-ledger";
import { createDynamoPastReports } from "../../src/aws/dynamodb-past-reports";
import { createDynamoRecords } from "../../src/aws/dynamodb-records";
import { createDynamoSweeps } from "../../src/aws/dynamodb-sweeps";
import { createDynamoUnanswered } from "../../src/aws/dynamodb-unanswered";
import { createDynamoWaiting } from "../../src/aws/dynamodb-waiting";
import { createHandler, type HandlerTools, type SweepResult } from "../../src/handler";
import { weekOf } from "../../src/iso-week";
import type { Mail } from "../../src/mail/email";
import type { ReportResult } from "../../src/report";
import type { Channel } from "../../src/sending/delivery";
import type { startDynalite } from "./dynalite";

type Dynalite = Pick<Awaited<ReturnType<typeof startDynalite>>, "client" | "makeTables">;
type Item = Record<string, unknown>;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The handler over emulated tables, with a clock, an outbox and a dead-letter queue that the test holds. */
export async function openHarness(dynalite: Dynalite, pageSize?: number) {
  const { client } = dynalite;
  const tables = await dynalite.makeTables();
  const clock = { now: Date.parse("2025-11-10T08:00:00Z") };
  const now = () => clock.now;
  const deadLetters = { count: async () => 0 };
  const told = {
    lines: [] as { level: string; message: string; fields: Item }[],
    counts: {} as Record<string, number>,
  };
  const tell = (level: string) => (message: string, fields: Item) => void told.lines.push({ level, message, fields });
  let asked = 0;

  const log = { info: tell("info"), warn: tell("warn"), error: tell("error") };
  const dynamo = { client, now, log, sleep: async () => {}, ...(pageSize === undefined ? {} : { pageSize }) };
  const tools = {
    records: createDynamoRecords({ ...dynamo, table: tables.analytics }),
    waiting: createDynamoWaiting({ ...dynamo, table: tables.queryEvents }),
    unanswered: createDynamoUnanswered({ ...dynamo, table: tables.reports }),
    sweeps: createDynamoSweeps({ ...dynamo, table: tables.reports }),
    pastReports: createDynamoPastReports({ ...dynamo, table: tables.reports }),
    ledger: createDynamoLedger({ ...dynamo, newId: randomUUID, table: tables.reports }),
    channels: [] as Channel[],
    deadLetters,
    telemetry: {
      ...log,
      count: (name: string, by: number) => {
        told.counts[name] = (told.counts[name] ?? 0) + by;
      },
      flush: () => {},
    },
    now,
  } satisfies HandlerTools;
  const outbox = { sns: openOutbox("sns"), ses: openOutbox("ses") };
  tools.channels.push(outbox.sns.channel, outbox.ses.channel);

  const put = (table: string, item: Item) => client.send(new PutCommand({ TableName: table, Item: item }));
  const invoke = (
    event: unknown,
    { awsRequestId = "invocation-1", ...changed }: Partial<HandlerTools> & { awsRequestId?: string } = {},
  ) => createHandler({ ...tools, ...changed })(event, { awsRequestId });

  return {
    clock,
    deadLetters,
    told,
    tools,
    tables,
    sns: outbox.sns,
    ses: outbox.ses,
    report: async (event: unknown, how?: Parameters<typeof invoke>[1]) => (await invoke(event, how)) as ReportResult,
    sweep: async () => (await invoke({ sweep: true })) as SweepResult,
    invoke,
    /** Stores a recorded question. */
    async record(at: string | number, fields: Item = {}): Promise<Item> {
      asked += 1;
      const timestamp = typeof at === "string" ? Date.parse(at) : at;
      const item = {
        requestId: `request-${asked}`,
        timestamp,
        query: "Do you know TypeScript?",
        matchType: "full",
        matchScore: 90,
        reasoning: "It says so.",
        sessionId: "session-1",
        week: weekOf(timestamp),
        responseTimestamp: timestamp + 150,
        ttl: Math.floor(clock.now / 1000) + 90 * 86_400,
        ...fields,
      };
      await put(tables.analytics, item);
      return item;
    },
    /** Leaves a half in the interim table. */
    async wait(requestId: string, at: string | number, fields: Item = {}): Promise<void> {
      const timestamp = typeof at === "string" ? Date.parse(at) : at;
      const ttl = Math.floor(clock.now / 1000) + 86_400;
      await put(tables.queryEvents, {
        requestId,
        half: "query",
        timestamp,
        query: "Why?",
        sessionId: "s",
        ttl,
        ...fields,
      });
    },
    /** The items of the reports table for a week, but for the times of sweeps. */
    async stored(week: string): Promise<Item[]> {
      const query = { TableName: tables.reports, KeyConditionExpression: "#w = :w" };
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...query,
          ExpressionAttributeNames: { "#w": "week" },
          ExpressionAttributeValues: { ":w": week },
        }),
      );
      return Items.filter(({ item }) => !String(item).startsWith("sweep#"));
    },
    put,
  };
}

function openOutbox(name: string) {
  const mails: Mail[] = [];
  const outbox = {
    mails,
    /** Set to make the channel refuse. */
    failure: undefined as Error | undefined,
    channel: {
      name,
      async deliver(mail: Mail) {
        if (outbox.failure) throw outbox.failure;
        mails.push(mail);
        return `${name}-message-${mails.length}`;
      },
    },
  };
  return outbox;
}
