import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type AwsServerOptions, type Principal, startAwsServer } from "../aws/server";
import type { AwsService } from "../aws/service";
import { createDynamoDb } from "../dynamodb/dynalite";
import { type Authoriser, createAuthoriser } from "../iam/authorise";
import { createOutbox, type Mail } from "../mail/outbox";
import { handleToTask } from "../sqs/move-task-handle";
import type { SqsQueues } from "../sqs/queues";
import { createSqsService } from "../sqs/sqs-service";
import { type Infrastructure, loadInfrastructure } from "../terraform/infrastructure";
import { provision } from "../terraform/provision";
import { callersOf, operatorName, withKeys } from "./callers";
import type { Clock } from "./clock";
import { keepExpiring } from "./expiring-tables";

export const region = "eu-west-2";
export const accountId = "000000000000";
export const subscriber = "subscriber@example.org";
export const sender = "reports@example.org";

/** An account that holds what the workspaces declare, behind one endpoint. */
export interface LocalAws {
  readonly endpoint: string;
  readonly infrastructure: Infrastructure;
  readonly queues: SqsQueues;
  /** Resolves when no receive is under way: one whose caller hung up could still take a message with it. */
  readonly receivesEnded: () => Promise<unknown>;
  readonly mails: readonly Mail[];
  readonly authoriser: Authoriser;
  /** The key pair of a role, a user or the on-call engineer. */
  readonly caller: (name: string) => Principal;
  /** The tables as the local stack's operator sees them. */
  readonly documents: DynamoDBDocumentClient;
}

/** Provisions the workspaces into an empty account; what was opened is closed by `resources`. */
export async function openAws(
  stackFiles: readonly string[],
  clock: Clock,
  onCall: AwsServerOptions["onCall"],
  resources: AsyncDisposableStack,
): Promise<LocalAws> {
  let endpoint = "http://127.0.0.1";
  const variables = { report_emails: [subscriber], report_from: sender };
  const infrastructure = loadInfrastructure({ stackFiles, variables, region, accountId, endpoint });

  const { now, setTimer } = clock;
  const { service: sqs, queues } = createSqsService({
    now,
    setTimer,
    newId: randomUUID,
    region,
    accountId,
    endpoint: () => endpoint,
  });
  const receives = new Set<Promise<unknown>>();
  const outbox = createOutbox({ subscribers: subscribersOf(infrastructure), now, newId: randomUUID });

  const identities = callersOf(infrastructure, accountId);
  const authoriser = createAuthoriser({
    principals: identities,
    resourcePolicies: infrastructure.resourcePolicies,
    region,
    accountId,
    deadLetterSources: (arn) => queues.sourcesOf(arn).map((source) => source.arn),
    moveTaskSource: (handle) => handleToTask(handle).sourceArn,
    senderIdentity: (address) => address,
  });
  const operator = withKeys(operatorName);
  const principals = [operator, ...identities.map(({ name }) => withKeys(name))];
  const server = await startAwsServer({
    services: { sqs: rememberReceives(sqs, receives), sns: outbox.sns, ses: outbox.ses },
    dynamodb: createDynamoDb(),
    principals,
    authorise: ({ name }, call) => (name === operatorName ? undefined : authoriser.authorise(name, call)),
    onCall: (principal, call) => (principal === operator ? undefined : onCall?.(principal, call)),
  });
  resources.defer(() => server.close());
  endpoint = server.url;

  const dynamodb = new DynamoDBClient({ endpoint, region, credentials: operator });
  resources.defer(() => dynamodb.destroy());
  await provision(infrastructure, {
    dynamodb,
    queues: {
      createQueue: async (name, attributes) => void queues.create(name, attributes),
      setQueueAttributes: async (name, attributes) => queues.setAttributes(queues.byName(name), attributes),
    },
  });
  const documents = DynamoDBDocumentClient.from(dynamodb);
  resources.defer(keepExpiring(documents, infrastructure.tables, now));

  return {
    endpoint,
    infrastructure,
    queues,
    receivesEnded: () => Promise.allSettled(receives),
    mails: outbox.mails,
    authoriser,
    caller: among(principals),
    documents,
  };
}

function rememberReceives(sqs: AwsService, receives: Set<Promise<unknown>>): AwsService {
  return (call) => {
    const answer = sqs(call);
    if (call.action !== "ReceiveMessage") return answer;
    const ended: Promise<unknown> = answer.catch(() => {}).finally(() => receives.delete(ended));
    receives.add(ended);
    return answer;
  };
}

function subscribersOf({ topics }: Infrastructure): ReadonlyMap<string, readonly string[]> {
  return new Map(topics.map(({ arn, subscriptions }) => [arn, subscriptions.map(({ endpoint }) => endpoint)]));
}

function among(principals: readonly Principal[]): (name: string) => Principal {
  return (name) => {
    const found = principals.find((principal) => principal.name === name);
    if (found) return found;
    throw new Error(`there is no caller ${name}, only ${principals.map((one) => one.name).join(", ")}`);
  };
}
