import { CreateTableCommand, type DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import type { QueueDescription } from "./describe-queues";
import type { TableDescription } from "./describe-tables";
import type { Infrastructure } from "./infrastructure";

/** Where queues are made; its two functions are SQS's actions of these names. */
interface QueueService {
  readonly createQueue: (name: string, attributes: Readonly<Record<string, string>>) => Promise<void>;
  readonly setQueueAttributes: (name: string, attributes: Readonly<Record<string, string>>) => Promise<void>;
}

export interface ProvisioningTargets {
  readonly queues: QueueService;
  readonly dynamodb: DynamoDBClient;
}

/**
 * Makes the FIFO queues and the tables that the infrastructure describes. Topics, identities, policies and schedules need no
 * making: the description itself is what the local services look into. So is TTL, which dynalite has no action for.
 */
export async function provision(
  { queues, tables }: Pick<Infrastructure, "queues" | "tables">,
  targets: ProvisioningTargets,
): Promise<void> {
  await Promise.all([
    createQueues(queues.filter(isFifo), targets.queues),
    ...tables.map((table) => createTable(table, targets.dynamodb)),
  ]);
}

/**
 * The local SQS knows FIFO queues only. The one standard queue takes what Scheduler could not deliver, and here Scheduler
 * throws instead.
 */
function isFifo({ attributes }: QueueDescription): boolean {
  return attributes.FifoQueue === "true";
}

/** Attributes that name another queue; they are set once all queues are there. */
const redriveAttributes = ["RedrivePolicy", "RedriveAllowPolicy"];

async function createQueues(queues: readonly QueueDescription[], service: QueueService): Promise<void> {
  for (const { name, attributes } of queues) {
    await service.createQueue(
      name,
      pick(attributes, (attribute) => !redriveAttributes.includes(attribute)),
    );
  }
  for (const { name, attributes } of queues) {
    const redrive = pick(attributes, (attribute) => redriveAttributes.includes(attribute));
    if (Object.keys(redrive).length > 0) await service.setQueueAttributes(name, redrive);
  }
}

async function createTable({ name, create }: TableDescription, dynamodb: DynamoDBClient): Promise<void> {
  await dynamodb.send(new CreateTableCommand(create));
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { TableName: name });
}

function pick(
  attributes: Readonly<Record<string, string>>,
  isWanted: (attribute: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([attribute]) => isWanted(attribute)));
}
