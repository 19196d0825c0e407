import type { Message } from "@aws-sdk/client-sqs";
import { createDynamoStore, type StoreOptions } from "../../../cv-analytics-processor/src/dynamodb";
import { createHandler } from "../../../cv-analytics-processor/src/handler";
import { messageToRecord } from "../../../local-stack/src/lambda/sqs-event";
import type { LoggedFailure } from "../../src/dead-letters/failure-log";
import { names } from "../../src/names";
import { MemoryTables } from "../../src/rehearsal/memory-tables";
import type { VirtualSqs } from "./proof-sqs";

/** Whether the tables take what the processor writes. */
export type Weather = "fine" | "throttled" | "denied";

const refusals = { throttled: "ProvisionedThroughputExceededException", denied: "AccessDeniedException" };
const tables = { queryEventsTable: names.queryEventsTable, analyticsTable: names.analyticsTable };

type SqsEvent = Parameters<ReturnType<typeof createHandler>>[0];

/** The real processor on tables in memory, fed from the virtual queue as Lambda does it, one batch after the other. */
export class VirtualProcessor {
  weather: Weather = "fine";
  readonly tables = new MemoryTables({ [names.queryEventsTable]: "half", [names.analyticsTable]: "timestamp" });
  readonly failures = new Map<string, LoggedFailure[]>();
  private readonly handle;

  constructor(private readonly sqs: VirtualSqs) {
    const { clock, queue } = sqs;
    const world = { now: clock.now, random: () => 0.5, abortAfter: () => new AbortController().signal };
    this.handle = createHandler({
      ...world,
      openStore: (signal) =>
        createDynamoStore({ ...world, client: this.client, tables, signal, sleep: async () => {} }),
      async postpone(postponements) {
        for (const { receiptHandle, delayInSeconds } of postponements)
          queue.changeVisibility(receiptHandle, delayInSeconds);
      },
      telemetry: {
        ...{ aged() {}, malformed() {}, repeated() {}, notPostponed() {}, flush() {} },
        settled: (requestId, outcome) => {
          if (outcome.kind !== "failed" || !(outcome.cause instanceof Error)) return;
          const { name, message } = outcome.cause;
          const before = this.failures.get(requestId) ?? [];
          this.failures.set(requestId, [...before, { name, message, at: clock.now() }]);
        },
      },
    });
  }

  /** Works off what can be received now. */
  async work(): Promise<void> {
    for (let messages = await this.receive(); messages.length > 0; messages = await this.receive()) {
      const records = messages.map((message) => messageToRecord(message, this.sqs.queue.arn));
      const { batchItemFailures } = await this.handle({ Records: records } as unknown as SqsEvent, {
        getRemainingTimeInMillis: () => 30_000,
      });
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const { messageId, receiptHandle } of records)
        if (!failed.has(messageId)) this.sqs.queue.delete(receiptHandle);
    }
  }

  /** Works until the queue is empty, retries included: everything is processed or dead then. */
  async drain(): Promise<void> {
    for (await this.work(); this.sqs.queue.peek().length > 0; await this.work())
      this.sqs.clock.advance({ ms: Math.max(0, (this.sqs.queue.nextChangeAt() ?? 0) - this.sqs.clock.now()) });
  }

  private async receive(): Promise<readonly Message[]> {
    const asked = { MaxNumberOfMessages: 10, MessageSystemAttributeNames: ["All"], MessageAttributeNames: ["All"] };
    const QueueUrl = `https://127.0.0.1/000000000000/${names.queue}`;
    const { Messages = [] } = await this.sqs.call("ReceiveMessage", { ...asked, QueueUrl });
    return Messages as readonly Message[];
  }

  private get client(): StoreOptions["client"] {
    const send = async (command: { readonly constructor: { readonly name: string } }) => {
      if (this.weather !== "fine" && command.constructor.name === "BatchWriteCommand")
        throw Object.assign(new Error("no"), { name: refusals[this.weather] });
      return this.tables.client.send(command as never);
    };
    return { send } as unknown as StoreOptions["client"];
  }
}
