import * as z from "zod";
import type { Actions } from "../aws/actions";
import type { ActionContext } from "./action-context";
import type { FifoQueue } from "./fifo-queue";
import { renderQueueAttributes } from "./rendered-attributes";
import { parseRequest } from "./request";
import { queueDoesNotExist } from "./sqs-errors";

const attributes = z.record(z.string(), z.string());
const createQueue = z.object({ QueueName: z.string(), Attributes: attributes.optional() });
const deleteQueue = z.object({ QueueUrl: z.string() });
const setAttributes = z.object({ QueueUrl: z.string(), Attributes: attributes });
const getAttributes = z.object({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).optional() });
const getUrl = z.object({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() });
const listQueues = z.object({ QueueNamePrefix: z.string().optional() });

/** Creating, finding and configuring queues. */
export function queueActions({ queues, accountId, endpoint }: ActionContext): Actions {
  const urlOf = (queue: FifoQueue) => `${endpoint()}/${accountId}/${queue.name}`;
  return {
    CreateQueue(input) {
      const { QueueName, Attributes = {} } = parseRequest(createQueue, input);
      return { QueueUrl: urlOf(queues.create(QueueName, Attributes)) };
    },
    DeleteQueue(input) {
      queues.delete(queues.byUrl(parseRequest(deleteQueue, input).QueueUrl));
      return {};
    },
    PurgeQueue(input) {
      queues.byUrl(parseRequest(deleteQueue, input).QueueUrl).purge();
      return {};
    },
    SetQueueAttributes(input) {
      const { QueueUrl, Attributes } = parseRequest(setAttributes, input);
      queues.setAttributes(queues.byUrl(QueueUrl), Attributes);
      return {};
    },
    GetQueueAttributes(input) {
      const { QueueUrl, AttributeNames = [] } = parseRequest(getAttributes, input);
      const { arn } = queues.byUrl(QueueUrl);
      return { Attributes: renderQueueAttributes(queues.registered(arn), AttributeNames) };
    },
    GetQueueUrl(input) {
      const { QueueName, QueueOwnerAWSAccountId } = parseRequest(getUrl, input);
      if ((QueueOwnerAWSAccountId ?? accountId) !== accountId) throw queueDoesNotExist();
      return { QueueUrl: urlOf(queues.byName(QueueName)) };
    },
    ListQueues(input) {
      return { QueueUrls: queues.list(parseRequest(listQueues, input).QueueNamePrefix).map(urlOf) };
    },
    ListDeadLetterSourceQueues(input) {
      const { arn } = queues.byUrl(parseRequest(deleteQueue, input).QueueUrl);
      return { queueUrls: queues.sourcesOf(arn).map(urlOf) };
    },
  };
}
