import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type AwsServerOptions, type Principal, startAwsServer } from "../aws/server";
import type { OnConsumed } from "../dynamodb/consumed-capacity";
import { createDynamoDb } from "../dynamodb/dynalite";
import { type Authoriser, createAuthoriser } from "../iam/authorise";
import { handleToTask } from "../sqs/move-task-handle";
import { type Infrastructure, loadInfrastructure } from "../terraform/infrastructure";
import { provision } from "../terraform/provision";
import { accountId, region } from "./account";
import { callersOf, operatorName, withKeys } from "./callers";
import type { Clock } from "./clock";
import { keepExpiring } from "./expiring-tables";
import { createServices, type LocalServices } from "./services";

export const subscriber = "subscriber@example.org";
export const sender = "reports@example.org";

/** An account that holds what the workspaces declare, behind one endpoint. */
export interface LocalAws extends Omit<LocalServices, "services"> {
  readonly endpoint: string;
  readonly infrastructure: Infrastructure;
  readonly authoriser: Authoriser;
  /** The key pair of a role, a user or the on-call engineer. */
  readonly caller: (name: string) => Principal;
  /** The tables as the local stack's operator sees them. */
  readonly documents: DynamoDBDocumentClient;
}

interface AwsHooks {
  readonly onCall: AwsServerOptions["onCall"];
  readonly onDone?: AwsServerOptions["onDone"];
  readonly onConsumed?: OnConsumed | undefined;
  /** Faults that no caller hears of. */
  readonly onError: (error: unknown) => void;
}

/** Provisions the workspaces into an empty account; what was opened is closed by `resources`. */
export async function openAws(
  stackFiles: readonly string[],
  clock: Clock,
  { onCall, onDone, onConsumed, onError }: AwsHooks,
  resources: AsyncDisposableStack,
): Promise<LocalAws> {
  let endpoint = "http://127.0.0.1";
  const variables = { report_emails: [subscriber], report_from: sender };
  const infrastructure = loadInfrastructure({ stackFiles, variables, region, accountId, endpoint });

  const identities = callersOf(infrastructure, accountId);
  const local = createServices({ infrastructure, identities, clock, endpoint: () => endpoint, onError });
  const { services, queues, deployed } = local;
  const authoriser = createAuthoriser({
    principals: identities,
    resourcePolicies: infrastructure.resourcePolicies,
    region,
    accountId,
    deadLetterSources: (arn) => queues.sourcesOf(arn).map((source) => source.arn),
    moveTaskSource: (handle) => handleToTask(handle).sourceArn,
    senderIdentity: (address) => address,
    mappedFunction: (mappingId) => deployed.mappedFunction(mappingId),
  });
  const operator = withKeys(operatorName);
  const principals = [operator, ...identities.map(({ name }) => withKeys(name))];
  const server = await startAwsServer({
    services,
    dynamodb: createDynamoDb(onConsumed),
    principals,
    authorise: ({ name }, call) => (name === operatorName ? undefined : authoriser.authorise(name, call)),
    onCall: (principal, call) => (principal === operator ? undefined : onCall?.(principal, call)),
    ...(onDone && { onDone }),
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
  resources.defer(keepExpiring(documents, infrastructure.tables, clock.now));

  return {
    ...local,
    endpoint,
    infrastructure,
    authoriser,
    caller: among(principals),
    documents,
  };
}

function among(principals: readonly Principal[]): (name: string) => Principal {
  return (name) => {
    const found = principals.find((principal) => principal.name === name);
    if (found) return found;
    throw new Error(`there is no caller ${name}, only ${principals.map((one) => one.name).join(", ")}`);
  };
}
