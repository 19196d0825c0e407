import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { GetItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { GetScheduleCommand } from "@aws-sdk/client-scheduler";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { createEventSource } from "../../../local-stack/src/lambda/event-source";
import { sourceQueue } from "../../../local-stack/src/lambda/source-queue";
import { accountId } from "../emulator/account";
import type { Suite } from "../suite";
import { withReader } from "./report-reader";

const weekInMs = 7 * 24 * 60 * 60 * 1_000;
const queueUrl = `https://sqs.eu-west-2.amazonaws.com/${accountId}/cv-analytics-queue.fifo`;

/** Events go in at the queue, the record is in the table, and the report of its week reaches a reader, once. */
export async function runThePipeline(suite: Suite): Promise<string> {
  const requestId = randomUUID();
  // In the ISO week before this instant, which is the one that a schedule of this instant reports on.
  const askedAt = Date.now() - weekInMs;
  const query = "Which databases has she used in production?";
  const events = [
    { eventType: "query", requestId, timestamp: askedAt, query, sessionId: "session-1" },
    {
      ...{ eventType: "response", requestId, timestamp: askedAt + 150 },
      ...{ matchType: "full", matchScore: 84, reasoning: "Matches PostgreSQL." },
    },
  ];
  await withEventSource(suite, async (processed) => {
    for (const event of events) {
      await suite.clients.sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(event),
          MessageGroupId: requestId,
          MessageDeduplicationId: `${requestId}:${event.eventType}`,
        }),
      );
    }
    await processed(events.length);
  });
  const { week } = await readRecord(requestId, askedAt, suite);
  await expectEmpty("cv-analytics-query-events", suite);

  const { message, first, second } = await withReader(suite, async (receive) => ({
    first: await runSchedule("cv-analytics-weekly-report", suite),
    message: await receive(),
    second: await runSchedule("cv-analytics-weekly-report", suite),
  }));
  assert.deepEqual([first.week, first.sent, first.summary?.queries], [week, true, 1]);
  assert.match(message.Subject, new RegExp(week));
  assert.ok(message.Message.includes(query), "expected the question in the report");
  assert.equal(second.sent, false, "expected a repeated run to send nothing");
  assert.equal(typeof (await runSchedule("cv-analytics-unanswered-sweep", suite)), "object");
  return `the report of ${week} was published`;
}

/** Drives the processor by the deployed mapping's settings. Moto's own event source needs Docker; it is switched off meanwhile. */
async function withEventSource(
  { clients, account }: Suite,
  use: (processed: (count: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { EventSourceMappings = [] } = await clients.lambda.send(new ListEventSourceMappingsCommand({}));
  const [mapping] = EventSourceMappings;
  const name = mapping?.FunctionArn ?? "";
  const source = createEventSource({
    description: {
      queueArn: mapping?.EventSourceArn ?? "",
      batchSize: mapping?.BatchSize ?? 0,
      functionResponseTypes: mapping?.FunctionResponseTypes ?? [],
      maximumConcurrency: mapping?.ScalingConfig?.MaximumConcurrency,
      enabled: mapping?.State === "Enabled",
    },
    functionTimeoutInSeconds: 30,
    queue: sourceQueue(clients.sqs, queueUrl),
    invoke: (event) => invoke(name, event, clients),
    onBatch: ({ records, failed, error }) => {
      if (failed.size > 0) fail(new Error(`a batch failed: ${account.logs.slice(-5).join("\n")}`, { cause: error }));
      done += records.length;
      wake();
    },
    onError: (error) => fail(error),
  });
  let done = 0;
  let wake = () => {};
  const { promise: failure, reject: fail } = Promise.withResolvers<never>();
  failure.catch(() => {});
  const processed = async (count: number) => {
    while (done < count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      await Promise.race([promise, failure]);
    }
  };
  const setEnabled = (Enabled: boolean) =>
    clients.lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping?.UUID, Enabled }));
  await setEnabled(false);
  try {
    await source.start();
    await use(processed);
  } finally {
    await source.stop();
    await setEnabled(true);
  }
}

/** The record as design.md has it; returns its week. */
async function readRecord(requestId: string, askedAt: number, { clients }: Suite): Promise<{ week: string }> {
  const Key = { requestId: { S: requestId }, timestamp: { N: String(askedAt) } };
  const { Item } = await clients.dynamodb.send(new GetItemCommand({ TableName: "cv-analytics-analytics", Key }));
  assert.ok(Item, "expected the record of the question");
  const names = [
    ...["matchScore", "matchType", "query", "reasoning", "requestId", "responseTimestamp", "sessionId"],
    ...["timestamp", "ttl", "week"],
  ];
  assert.deepEqual(Object.keys(Item).sort(), names);
  assert.match(Item.week?.S ?? "", /^\d{4}-W\d{2}$/);
  return { week: Item.week?.S ?? "" };
}

async function expectEmpty(TableName: string, { clients }: Suite): Promise<void> {
  const { Items } = await clients.dynamodb.send(new ScanCommand({ TableName }));
  assert.deepEqual(Items, [], `${TableName} must be empty`);
}

/** Does what EventBridge Scheduler does when a schedule is due. */
async function runSchedule(Name: string, { clients }: Suite): Promise<Answer> {
  const { Target } = await clients.scheduler.send(new GetScheduleCommand({ Name }));
  const input = (Target?.Input ?? "").replace("<aws.scheduler.scheduled-time>", new Date().toISOString());
  return (await invoke(Target?.Arn ?? "", JSON.parse(input), clients)) as Answer;
}

interface Answer {
  readonly week?: string;
  readonly sent?: boolean;
  readonly summary?: { readonly queries?: number };
}

async function invoke(arn: string, event: unknown, { lambda }: Suite["clients"]): Promise<unknown> {
  const FunctionName = arn.slice(arn.lastIndexOf(":") + 1);
  const Payload = Buffer.from(JSON.stringify(event));
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  const text = answer.Payload?.transformToString() ?? "null";
  if (answer.FunctionError) throw new Error(`${FunctionName} failed: ${text}`);
  return JSON.parse(text);
}
