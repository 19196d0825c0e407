import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { close, listen, urlOf } from "../../src/aws/server";
import type { BatchReport } from "../../src/lambda/event-source";
import { type LocalStack, type LocalStackOptions, startLocalStack } from "../../src/stack/local-stack";

export const asked = 1_762_607_658_821;

type Item = Record<string, unknown>;

export interface Pipeline extends LocalStack {
  readonly logs: string[];
  readonly errors: unknown[];
  readonly batches: BatchReport[];
  /** Resolves when so many messages were processed since the start. */
  readonly untilProcessed: (count: number) => Promise<void>;
  /** Resolves when so many log lines contain the text. */
  readonly untilLogged: (text: string, count: number) => Promise<string[]>;
  /** Resolves when the event source met so many faults. */
  readonly untilErrors: (count: number) => Promise<void>;
  /** Replaces what the chatbot answers. */
  answer: RequestListener;
  readonly ask: (query: string, sessionId?: string) => Promise<Response>;
  readonly send: (body: string, group: string) => Promise<void>;
  readonly records: () => Promise<Item[]>;
  readonly halves: () => Promise<Item[]>;
}

/** A whole local stack behind a chatbot of the test's own. */
export async function startPipeline(options: Partial<LocalStackOptions> = {}): Promise<Pipeline> {
  const logs: string[] = [];
  const errors: unknown[] = [];
  const batches: BatchReport[] = [];
  const happened = new EventEmitter();
  const chatbot = createServer((request, response) => pipeline.answer(request, response));
  await listen(chatbot, 0);
  const stack = await startLocalStack({
    chatbotOrigin: urlOf(chatbot),
    onLog: (source, line) => {
      logs.push(`${source}: ${line}`);
      happened.emit("line");
    },
    onError: (error) => {
      errors.push(error);
      happened.emit("error seen");
    },
    onBatch: (report) => {
      batches.push(report);
      happened.emit("batch");
    },
    ...options,
  }).catch(async (error) => {
    await close(chatbot);
    throw error;
  });
  const producer = new SQSClient({
    endpoint: stack.endpoint,
    region: stack.region,
    credentials: stack.caller("cv-analytics-edge"),
    useQueueUrlAsEndpoint: false,
  });
  const scan = async (TableName: string) => {
    const items: Item[] = [];
    for await (const page of paginateScan({ client: stack.documents }, { TableName }))
      items.push(...(page.Items ?? []));
    return items;
  };
  const pipeline: Pipeline = {
    ...stack,
    logs,
    errors,
    batches,
    answer: (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ matchType: "full", matchScore: 84, reasoning: "Matches PostgreSQL." }));
    },
    ask: (query, sessionId = "session-1") =>
      fetch(stack.edgeUrl, { method: "POST", body: JSON.stringify({ query, sessionId }) }),
    // Each message has its own deduplication id: these tests are about deliveries that SQS does not suppress.
    send: async (MessageBody, MessageGroupId) => {
      const QueueUrl = `${stack.endpoint}/000000000000/${stack.queue.name}`;
      const MessageDeduplicationId = randomUUID();
      await producer.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId }));
    },
    untilLogged: async (text, count) => {
      for (;;) {
        const found = logs.filter((line) => line.includes(text));
        if (found.length >= count) return found;
        await once(happened, "line");
      }
    },
    untilProcessed: async (count) => {
      const processed = () => batches.reduce((sum, { records, failed }) => sum + records.length - failed.size, 0);
      while (processed() < count) await once(happened, "batch");
    },
    untilErrors: async (count) => {
      while (errors.length < count) await once(happened, "error seen");
    },
    records: () => scan("cv-analytics-analytics"),
    halves: () => scan("cv-analytics-query-events"),
    stop: async () => {
      producer.destroy();
      await stack.stop();
      await close(chatbot);
    },
  };
  return pipeline;
}

export const queryOf = (requestId: string, timestamp = asked) => ({
  eventType: "query",
  requestId,
  timestamp,
  query: "What databases have you used?",
  sessionId: "session-1",
});

export const responseOf = (requestId: string, timestamp = asked + 150) => ({
  eventType: "response",
  requestId,
  timestamp,
  matchType: "full",
  matchScore: 84,
  reasoning: "Matches PostgreSQL.",
});
