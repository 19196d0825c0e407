import type { Outcome } from "../../../cv-analytics-processor/src/correlation";
import { createDynamoStore } from "../../../cv-analytics-processor/src/dynamodb";
import { createHandler } from "../../../cv-analytics-processor/src/handler";
import type { Telemetry } from "../../../cv-analytics-processor/src/telemetry";
import { readEvent } from "../dead-letters/dead-letter";
import type { DeadMessage } from "../dead-letters/dead-letter-queue";
import { names } from "../names";
import type { StoredItems } from "../requests/stored-items";
import { MemoryTables } from "./memory-tables";

/** What would become of a message, were it redriven now with all others of the rehearsal. */
export interface Fate {
  readonly kind: "recorded" | "recorded before" | "waits" | "dies again" | "fails";
  readonly why: string;
}

interface Played {
  readonly messageId: string;
  readonly requestId: string;
  readonly outcome: Outcome["kind"];
  readonly why: string;
}

const processorTables = { queryEventsTable: names.queryEventsTable, analyticsTable: names.analyticsTable };

/** The real processor, its handler and its database code, on a copy in memory of what it would touch. Writes nowhere else. */
export class Rehearsal {
  private readonly tables = new MemoryTables({ [names.queryEventsTable]: "half", [names.analyticsTable]: "timestamp" });
  private readonly copied = new Set<string>();
  private readonly recordedBefore = new Set<string>();
  private readonly malformed = new Map<string, string>();
  private readonly played: Played[] = [];

  constructor(
    private readonly items: StoredItems,
    private readonly now: () => number,
  ) {}

  /** Hands the processor a batch, of ten at most, as Lambda would. */
  async play(messages: readonly DeadMessage[]): Promise<void> {
    const requests = new Map(messages.flatMap((message) => this.requestOf(message)));
    await this.copyState([...new Set(requests.values())]);
    const outcomes = new Map<string, Outcome>();
    const handle = createHandler({
      openStore: (signal) =>
        createDynamoStore({
          client: this.tables.client,
          tables: processorTables,
          signal,
          sleep: async () => {},
          random: () => 0,
        }),
      postpone: async () => {},
      telemetry: { ...silent, settled: (requestId, outcome) => void outcomes.set(requestId, outcome) },
      now: this.now,
      random: () => 0,
      abortAfter: () => new AbortController().signal,
    });
    await handle({ Records: messages.map(toRecord) }, { getRemainingTimeInMillis: () => 30_000 });
    for (const [messageId, requestId] of requests) {
      const outcome = outcomes.get(requestId);
      const why = outcome?.kind === "failed" ? String(outcome.cause) : "";
      this.played.push({ messageId, requestId, outcome: outcome?.kind ?? "failed", why });
    }
  }

  /** What would become of each message, by its id; to be asked once all were played, for a later one may complete an earlier one. */
  fates(): ReadonlyMap<string, Fate> {
    const dying = [...this.malformed].map(([id, why]): [string, Fate] => [id, { kind: "dies again", why }]);
    return new Map([...dying, ...this.played.map((one): [string, Fate] => [one.messageId, this.fateOf(one)])]);
  }

  private fateOf({ requestId, outcome, why }: Played): Fate {
    if (outcome === "failed") return { kind: "fails", why };
    const [record] = this.tables.itemsOf(names.analyticsTable, requestId);
    if (record && this.recordedBefore.has(requestId)) return { kind: "recorded before", why: `in ${record.week}` };
    if (record) return { kind: "recorded", why: `in ${record.week}` };
    const [half] = this.tables.itemsOf(names.queryEventsTable, requestId);
    return { kind: "waits", why: `${String(half?.status ?? "").replace("_", " ")}` };
  }

  private requestOf({ messageId, body }: DeadMessage): [string, string][] {
    const event = readEvent(body);
    if ("requestId" in event) return [[messageId, event.requestId]];
    this.malformed.set(messageId, event.problems.join("; "));
    return [];
  }

  private async copyState(requestIds: readonly string[]): Promise<void> {
    const fresh = requestIds.filter((requestId) => !this.copied.has(requestId));
    const [halves, records] = await Promise.all([this.items.halves(fresh), this.items.records(fresh)]);
    for (const half of halves) this.tables.put(names.queryEventsTable, half);
    for (const record of records) {
      this.tables.put(names.analyticsTable, record);
      this.recordedBefore.add(String(record.requestId));
    }
    for (const requestId of fresh) this.copied.add(requestId);
  }
}

type LambdaRecord = Parameters<ReturnType<typeof createHandler>>[0]["Records"][number];

const silent: Telemetry = {
  aged() {},
  malformed() {},
  repeated() {},
  settled() {},
  notPostponed() {},
  flush() {},
};

function toRecord({ messageId, receiptHandle, body, groupId, diedAt }: DeadMessage): LambdaRecord {
  const at = String(diedAt);
  return {
    messageId,
    receiptHandle,
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: at,
      SenderId: "rehearsal",
      ApproximateFirstReceiveTimestamp: at,
      MessageGroupId: groupId,
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:eu-west-2:000000000000:${names.queue}`,
    awsRegion: "eu-west-2",
  };
}
