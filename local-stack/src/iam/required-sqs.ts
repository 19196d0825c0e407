import { AwsError } from "../aws/service";
import type { Operation } from "../aws/wire";
import { optionalTextOf, textOf } from "./call-input";
import type { Permission, Surroundings } from "./permission";

/** Permissions for an SQS call, undefined for an action that is not known here. */
export function sqsPermissions(call: Operation, surroundings: Surroundings): Permission[] | undefined {
  if (call.action === "ListQueues") return [{ action: "sqs:ListQueues", resource: "*" }];
  if (call.action === "CreateQueue" || call.action === "GetQueueUrl") {
    return [{ action: `sqs:${call.action}`, resource: namedQueueArn(call, surroundings) }];
  }
  const queueAction = queueActions.get(call.action);
  if (queueAction)
    return [{ action: `sqs:${queueAction}`, resource: queueArn(textOf(call, "QueueUrl"), surroundings) }];
  if (moveTaskActions.includes(call.action)) return moveTaskPermissions(call, surroundings);
  return undefined;
}

/** Batch actions are granted by the single action's name (SQS developer guide, API permissions reference). */
const queueActions = new Map([
  ["SendMessage", "SendMessage"],
  ["SendMessageBatch", "SendMessage"],
  ["ReceiveMessage", "ReceiveMessage"],
  ["DeleteMessage", "DeleteMessage"],
  ["DeleteMessageBatch", "DeleteMessage"],
  ["ChangeMessageVisibility", "ChangeMessageVisibility"],
  ["ChangeMessageVisibilityBatch", "ChangeMessageVisibility"],
  ["GetQueueAttributes", "GetQueueAttributes"],
  ["SetQueueAttributes", "SetQueueAttributes"],
  ["ListDeadLetterSourceQueues", "ListDeadLetterSourceQueues"],
  ["PurgeQueue", "PurgeQueue"],
  ["DeleteQueue", "DeleteQueue"],
]);

const moveTaskActions = ["StartMessageMoveTask", "ListMessageMoveTasks", "CancelMessageMoveTask"];

/** All three ask for reading rights on the emptied queue, starting one also for sending to where the messages go. */
function moveTaskPermissions(call: Operation, surroundings: Surroundings): Permission[] {
  const source = movedQueueArn(call, surroundings);
  const onSource = [call.action, "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];
  const destinations = call.action === "StartMessageMoveTask" ? moveDestinations(call, source, surroundings) : [];
  return [
    ...onSource.map((action) => ({ action: `sqs:${action}`, resource: source })),
    ...destinations.map((resource) => ({ action: "sqs:SendMessage", resource })),
  ];
}

function movedQueueArn(call: Operation, surroundings: Surroundings): string {
  if (call.action !== "CancelMessageMoveTask") return textOf(call, "SourceArn");
  const source = surroundings.moveTaskSource(textOf(call, "TaskHandle"));
  if (source) return source;
  throw new AwsError("ResourceNotFoundException", "The message movement task does not exist", 404);
}

/** Without a destination, messages go back to the queues that this one is the dead-letter queue of. */
function moveDestinations(call: Operation, source: string, surroundings: Surroundings): readonly string[] {
  const destination = optionalTextOf(call, "DestinationArn");
  return destination === undefined ? surroundings.deadLetterSources(source) : [destination];
}

/** A queue URL's path is `/<account>/<name>`, whatever the host. */
function queueArn(queueUrl: string, { region }: Surroundings): string {
  const [accountId, name, ...more] = URL.canParse(queueUrl) ? new URL(queueUrl).pathname.split("/").slice(1) : [];
  if (accountId && name && more.length === 0) return `arn:aws:sqs:${region}:${accountId}:${name}`;
  throw new AwsError("InvalidAddress", `The address ${queueUrl} is not valid for this endpoint.`, 404);
}

function namedQueueArn(call: Operation, { region, accountId }: Surroundings): string {
  const owner = optionalTextOf(call, "QueueOwnerAWSAccountId") ?? accountId;
  return `arn:aws:sqs:${region}:${owner}:${textOf(call, "QueueName")}`;
}
