import {
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  ScanCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { dayInMs } from "../../../cv-analytics-reporter/src/iso-week";

const halves = "cv-analytics-query-events";
const records = "cv-analytics-analytics";
const reports = "cv-analytics-reports";

const keys = [
  [halves, "requestId", "half"],
  [records, "requestId", "timestamp"],
  [reports, "week", "item"],
] as const;

const mostPerWrite = 25;

type Item = Readonly<Record<string, unknown>>;

/**
 * The stack's tables, as the runbook's scenarios arrange them. Functions are processes with the machine's clock, while the
 * stack's runs ahead where retries were brought forward: what functions wrote is moved to the stack's time.
 */
export class RunbookTables {
  /** Items that tell the stack's time already. */
  readonly #moved = new Set<string>();

  constructor(private readonly client: DynamoDBDocumentClient) {}

  async clear(): Promise<void> {
    for (const [table, ...key] of keys) {
      const items = await this.itemsOf(table);
      for (let from = 0; from < items.length; from += mostPerWrite) {
        const requests = items.slice(from, from + mostPerWrite).map((item) => ({
          DeleteRequest: { Key: Object.fromEntries(key.map((name) => [name, item[name]])) },
        }));
        await this.client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
      }
    }
  }

  /** Moves what was written since the last time by so many milliseconds. */
  async moveTimes(ms: number): Promise<void> {
    const seconds = Math.floor(ms / 1000);
    const later = ({ ttl }: Item) => ({ ttl: Number(ttl) + seconds });
    await this.move(halves, later);
    await this.move(records, later);
    await this.move(reports, ({ sentAt }) => (sentAt === undefined ? {} : { sentAt: Number(sentAt) + seconds * 1000 }));
  }

  /** Writes down that a week's report was sent, at an instant of the stack's. */
  async noteReport(week: string, sentAt: number): Promise<void> {
    const entry = { status: "sent", edition: "final", claimId: "claim", attempt: 1, leaseUntil: sentAt, channels: {} };
    await this.put(reports, { week, item: "report", revision: 1, ...entry, summary: {}, sentAt });
  }

  async forgetReport(week: string): Promise<void> {
    const DeleteRequest = { Key: { week, item: "report" } };
    await this.client.send(new BatchWriteCommand({ RequestItems: { [reports]: [{ DeleteRequest }] } }));
  }

  /** By the machine's clock the week may not be over: what the reporter sent counts as final from now on. */
  async closeReport(week: string): Promise<void> {
    await this.client.send(
      new UpdateCommand({
        TableName: reports,
        Key: { week, item: "report" },
        UpdateExpression: "SET edition = :final",
        ExpressionAttributeValues: { ":final": "final" },
      }),
    );
  }

  private async move(table: string, change: (item: Item) => Item): Promise<void> {
    for (const item of await this.itemsOf(table)) {
      if (!this.#moved.has(stampOf(item)) && !isKeptLonger(item)) await this.put(table, { ...item, ...change(item) });
    }
  }

  private async put(TableName: string, item: Item): Promise<void> {
    this.#moved.add(stampOf(item));
    await this.client.send(new PutCommand({ TableName, Item: item }));
  }

  private async itemsOf(TableName: string): Promise<readonly Item[]> {
    return (await this.client.send(new ScanCommand({ TableName }))).Items ?? [];
  }
}

/** An item with the time that tells when it was written. */
const stampOf = ({ requestId, half, week, item, ttl, sentAt }: Item) =>
  [requestId, half, item, week, item === undefined ? ttl : sentAt].join(" ");

/** A half whose life on-call prolonged was written by nobody anew. */
const isKeptLonger = ({ half, ttl }: Item) => half !== undefined && Number(ttl) * 1000 > Date.now() + 8 * dayInMs;
