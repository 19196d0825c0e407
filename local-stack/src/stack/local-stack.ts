import { randomUUID } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { AwsServerOptions } from "../aws/server";
import { readEdgeConfig } from "../edge/config";
import { type Edge, startEdge } from "../edge/edge";
import type { BatchReport } from "../lambda/event-source";
import { requireLoopback } from "../loopback";
import type { FifoQueue } from "../sqs/fifo-queue";
import { accountId, type LocalAws, openAws, region, sender, subscriber } from "./aws";
import { createClock } from "./clock";
import { drain } from "./drain";
import { bundleFile, edgeConfigFile, stackFiles } from "./files";
import { createFeed, describeService, type Feed, type Service, startService } from "./lambdas";
import { createScheduler } from "./scheduler";

export interface LocalStackOptions {
  /** Where the edge Worker sends visitors on to; loopback only. */
  readonly chatbotOrigin: string;
  /** The edge Worker's port; 0 or absent: any free one. */
  readonly edgePort?: number;
  /** The synthesised workspaces in the order of their application. */
  readonly stackFiles?: readonly string[];
  /** Sees each AWS call before it is carried out; may hold it up, or refuse it by throwing an `AwsError`. */
  readonly onCall?: AwsServerOptions["onCall"];
  readonly onLog?: (source: "edge" | Service, line: string) => void;
  readonly onBatch?: (report: BatchReport) => void;
  /** Faults of the event source: what Lambda would show as a problem of the mapping. */
  readonly onError?: (error: unknown) => void;
}

/** The whole pipeline on this machine. */
export interface LocalStack extends Pick<LocalAws, "endpoint" | "mails" | "authoriser" | "caller"> {
  readonly region: string;
  readonly edgeUrl: string;
  /** Lets a request to the edge happen at its own time (see `edge/visit-clock-worker.mjs`). */
  readonly visitKey: string;
  readonly queue: FifoQueue;
  readonly deadLetters: FifoQueue;
  readonly documents: DynamoDBDocumentClient;
  /** Process ids of the functions that run now. */
  readonly pids: (service: Service) => readonly number[];
  /** Stops the event source after the batches under way; `resume` starts it again. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Waits until every message was processed or is dead; retries are brought forward, not sat out. */
  readonly drain: (signal?: AbortSignal) => Promise<void>;
  /** Runs a schedule as if it were this instant; returns what its function returns. */
  readonly runSchedule: (name: string, at: Date) => Promise<unknown>;
  /** Invokes the reporter by hand. */
  readonly report: (event: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts all of it from the synthesised workspaces, the two `lambda.yaml`, `wrangler.jsonc` and the built bundles. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const resources = new AsyncDisposableStack();
  try {
    return await start(options, resources);
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
}

async function start(options: LocalStackOptions, resources: AsyncDisposableStack): Promise<LocalStack> {
  const clock = createClock();
  const aws = await openAws(options.stackFiles ?? stackFiles, clock, options.onCall, resources);
  const queue = aws.queues.byName("cv-analytics-queue.fifo");
  const deadLetters = aws.queues.byName("cv-analytics-dlq.fifo");

  const reporter = startReporter(aws, options, resources);
  const processor = await startProcessor(aws, options, resources);
  const visitKey = randomUUID();
  const edge = await startWorker(aws, queue, visitKey, options);
  resources.defer(edge.stop);

  const { endpoint, mails, authoriser, caller, documents, infrastructure } = aws;
  const functions = new Map([[reporter.arn, reporter.function]]);
  return {
    endpoint,
    region,
    edgeUrl: edge.url,
    visitKey,
    queue,
    deadLetters,
    mails,
    authoriser,
    caller,
    documents,
    pids: (service) => ({ processor, reporter })[service].function.pids(),
    pause: async () => {
      await processor.feed.source.stop();
      await aws.receivesEnded();
    },
    resume: processor.feed.source.start,
    drain: (signal) =>
      drain({ queue, clock, batchesUnderWay: processor.feed.batchesUnderWay, ...(signal && { signal }) }),
    runSchedule: createScheduler(infrastructure.schedules, authoriser, functions),
    report: (event) => reporter.function.invoke(event),
    stop: () => resources.disposeAsync(),
  };
}

function startReporter({ caller, endpoint }: LocalAws, { onLog }: LocalStackOptions, resources: AsyncDisposableStack) {
  const parameters = { ReportFrom: sender, ReportTo: subscriber };
  const { function: description } = describeService("reporter", { region, accountId }, parameters);
  const log = (line: string) => onLog?.("reporter", line);
  const started = startService(description, caller(description.roleName), "reporter", { region, endpoint }, log);
  resources.defer(started.stop);
  return { arn: description.arn, function: started };
}

async function startProcessor(
  { caller, endpoint }: LocalAws,
  options: LocalStackOptions,
  resources: AsyncDisposableStack,
) {
  const { onLog, onBatch = () => {}, onError = () => {} } = options;
  const template = describeService("processor", { region, accountId }, {});
  const role = caller(template.function.roleName);
  const log = (line: string) => onLog?.("processor", line);
  const started = startService(template.function, role, "processor", { region, endpoint }, log);
  resources.defer(started.stop);
  const feed: Feed = createFeed(template, started, role, { region, endpoint }, { onBatch, onError });
  resources.defer(feed.source.stop);
  await feed.source.start();
  return { function: started, feed };
}

function startWorker(
  { caller, endpoint }: LocalAws,
  queue: FifoQueue,
  visitKey: string,
  options: LocalStackOptions,
): Promise<Edge> {
  const { accessKeyId, secretAccessKey } = caller("cv-analytics-edge");
  return startEdge({
    bundle: bundleFile("worker"),
    ...readEdgeConfig(edgeConfigFile),
    port: options.edgePort ?? 0,
    bindings: {
      SQS_QUEUE_URL: `${endpoint}/${accountId}/${queue.name}`,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      VISIT_KEY: visitKey,
      CHATBOT_ORIGIN: requireLoopback("the chatbot's origin", options.chatbotOrigin),
    },
    onLog: (line) => options.onLog?.("edge", line),
  });
}
