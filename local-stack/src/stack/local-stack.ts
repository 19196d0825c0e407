import { randomUUID } from "node:crypto";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { AwsServerOptions } from "../aws/server";
import type { OnConsumed } from "../dynamodb/consumed-capacity";
import { readEdgeConfig } from "../edge/config";
import { type Edge, startEdge } from "../edge/edge";
import { requireLoopback } from "../loopback";
import type { FifoQueue } from "../sqs/fifo-queue";
import { accountId, region } from "./account";
import { type LocalAws, openAws } from "./aws";
import { createClock } from "./clock";
import { deployProcessor, deployReporter, type FunctionHooks } from "./deploy";
import { drain } from "./drain";
import { bundleFile, edgeConfigFile, stackFiles } from "./files";
import type { Service } from "./lambdas";
import { createScheduler } from "./scheduler";

export interface LocalStackOptions extends Omit<FunctionHooks, "onLog"> {
  /** Where the edge Worker sends visitors on to; loopback only. */
  readonly chatbotOrigin: string;
  /** The edge Worker's port; 0 or absent: any free one. */
  readonly edgePort?: number;
  /** The edge's HOLD_QUERY_MS: how long it holds a query event for its response event. Absent: not at all. */
  readonly holdQueryMs?: number;
  /** The synthesised workspaces in the order of their application. */
  readonly stackFiles?: readonly string[];
  /** Sees each AWS call before it is carried out; may hold it up, or refuse it by throwing an `AwsError`. */
  readonly onCall?: AwsServerOptions["onCall"];
  /** Sees what was done for each call to a service other than DynamoDB. */
  readonly onDone?: AwsServerOptions["onDone"];
  /** Sees the request units that DynamoDB took, by who asked. */
  readonly onConsumed?: OnConsumed;
  readonly onLog?: (source: "edge" | Service, line: string) => void;
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
  /** Disables the event source mapping and waits for the batches under way; `resume` enables it again. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Waits until every message was processed or is dead; retries are brought forward, not sat out. */
  readonly drain: (signal?: AbortSignal) => Promise<void>;
  /** Replaces a function's code; of several bundles each takes an invocation in turn, as while traffic shifts. */
  readonly deploy: (service: Service, ...bundles: readonly [string, ...string[]]) => Promise<void>;
  /** The stack's clock, epoch milliseconds. */
  readonly now: () => number;
  /** Moves the stack's clock forward by milliseconds: what is due by then happens at once. */
  readonly skip: (ms: number) => void;
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
  const { onCall, onDone, onConsumed, onError = () => {} } = options;
  const aws = await openAws(
    options.stackFiles ?? stackFiles,
    clock,
    { onCall, onDone, onConsumed, onError },
    resources,
  );
  const queue = aws.queues.byName("cv-analytics-queue.fifo");
  const deadLetters = aws.queues.byName("cv-analytics-dlq.fifo");

  const reporter = deployReporter(aws, options, resources);
  const processor = await deployProcessor(aws, clock.now, options, resources);
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
    pause: () => processor.mapping.disable(),
    resume: () => processor.mapping.enable(),
    drain: (signal) =>
      drain({ queue, clock, batchesUnderWay: processor.feed.batchesUnderWay, ...(signal && { signal }) }),
    deploy: (service, ...bundles) => ({ processor, reporter })[service].function.deploy(...bundles),
    now: clock.now,
    skip: (ms) => clock.skipTo(clock.now() + ms),
    runSchedule: createScheduler(infrastructure.schedules, authoriser, functions),
    report: (event) => reporter.function.invoke(event),
    stop: () => resources.disposeAsync(),
  };
}

function startWorker(
  { caller, endpoint }: LocalAws,
  queue: FifoQueue,
  visitKey: string,
  options: LocalStackOptions,
): Promise<Edge> {
  const { accessKeyId, secretAccessKey } = caller("cv-analytics-edge");
  return startEdge({
    bundle: options.bundles?.worker ?? bundleFile("worker"),
    ...readEdgeConfig(edgeConfigFile),
    port: options.edgePort ?? 0,
    bindings: {
      SQS_QUEUE_URL: `${endpoint}/${accountId}/${queue.name}`,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      VISIT_KEY: visitKey,
      CHATBOT_ORIGIN: requireLoopback("the chatbot's origin", options.chatbotOrigin),
      ...(options.holdQueryMs !== undefined && { HOLD_QUERY_MS: `${options.holdQueryMs}` }),
    },
    onLog: (line) => options.onLog?.("edge", line),
  });
}
