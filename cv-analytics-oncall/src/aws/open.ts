import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { patient } from "../../../cv-analytics-reporter/src/aws/dynamodb-patience";
import type { AuditSink } from "../audit/audit";
import type { DeadLetterQueue, QueueDepth } from "../dead-letters/dead-letter-queue";
import type { FailureLog } from "../dead-letters/failure-log";
import { names } from "../names";
import type { HalfKeeper } from "../protection/protect";
import type { EventQueue } from "../redrive/event-queue";
import type { MoveTasks } from "../redrive/move-tasks";
import { createRequestStates, type RequestStates } from "../requests/request-states";
import type { StoredItems } from "../requests/stored-items";
import { createCloudWatchAuditSink } from "./cloudwatch-audit";
import { createCloudWatchFailureLog } from "./cloudwatch-failure-log";
import { createDynamoHalves } from "./dynamodb-halves";
import { createDynamoItems } from "./dynamodb-items";
import { clientSettings, type Place } from "./place";
import { createSqsDeadLetters } from "./sqs-dead-letters";
import { createSqsEventQueue } from "./sqs-event-queue";
import { createSqsMoveTasks } from "./sqs-move-tasks";
import { SqsQueueAddress } from "./sqs-queue-address";
import { whoCalls } from "./sts-identity";

/** Everything in AWS that the commands on the dead-letter queue work with. Nothing is called before it is needed. */
export interface OncallAws {
  readonly deadLetters: DeadLetterQueue;
  readonly eventQueue: EventQueue;
  readonly queueDepth: () => Promise<QueueDepth>;
  readonly moveTasks: MoveTasks;
  readonly items: StoredItems;
  readonly states: RequestStates;
  readonly halves: HalfKeeper;
  readonly log: FailureLog;
  readonly auditSink: AuditSink;
  /** The ARN of whom AWS takes us for. */
  readonly whoCalls: () => Promise<string>;
  readonly documents: DynamoDBDocumentClient;
  /** For commands that need more of AWS than this. */
  readonly place: Place;
}

/** `sleep` waits the milliseconds given; rejects when the command shall end. */
export function openAws(place: Place, sleep: (ms: number) => Promise<void>): OncallAws {
  const settings = clientSettings(place);
  // Without the flag the queue's URL would override AWS_ENDPOINT_URL.
  const sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  const logs = new CloudWatchLogsClient(settings);
  const documents = patient(DynamoDBDocumentClient.from(new DynamoDBClient(settings)), sleep);
  const queue = new SqsQueueAddress(sqs, names.queue);
  const deadLetterQueue = new SqsQueueAddress(sqs, names.deadLetterQueue);
  const items = createDynamoItems({ client: documents, sleep });
  return {
    deadLetters: createSqsDeadLetters(deadLetterQueue),
    eventQueue: createSqsEventQueue(queue),
    queueDepth: () => queue.depth(),
    moveTasks: createSqsMoveTasks(deadLetterQueue),
    items,
    states: createRequestStates(items),
    halves: createDynamoHalves(documents),
    log: createCloudWatchFailureLog(logs),
    auditSink: createCloudWatchAuditSink(logs),
    whoCalls: () => whoCalls(new STSClient(settings)),
    documents,
    place,
  };
}
