import { SQSClient } from "@aws-sdk/client-sqs";
import type { Principal } from "../aws/server";
import { type BatchReport, createEventSource, type EventSource } from "../lambda/event-source";
import { type FunctionOptions, type LambdaFunction, startFunction } from "../lambda/function";
import { sourceQueue } from "../lambda/source-queue";
import {
  type EventSourceDescription,
  type FunctionDescription,
  type LambdaDescription,
  readLambdaTemplate,
} from "../lambda/template";
import { requireLoopback } from "../loopback";
import { templateFile } from "./files";

export type Service = "processor" | "reporter";

/** Every client gets this endpoint and nothing else. */
interface Place {
  readonly region: string;
  readonly endpoint: string;
}

/** The function as its `lambda.yaml` deploys it, with that template's parameters. */
export function describeService(
  service: Service,
  account: { readonly region: string; readonly accountId: string },
  parameters: Readonly<Record<string, string>>,
): LambdaDescription {
  const deployment = { ...account, partition: "aws", stackName: `cv-analytics-${service}` };
  return readLambdaTemplate(templateFile(service), { parameters, deployment });
}

/** Starts a bundle under its role's credentials. */
export function startService(
  description: FunctionDescription,
  role: Principal,
  bundle: string,
  { region, endpoint }: Place,
  hooks: Pick<FunctionOptions, "onLog" | "onRun">,
): LambdaFunction {
  return startFunction({
    description,
    bundle,
    environment: {
      AWS_ENDPOINT_URL: requireLoopback("AWS_ENDPOINT_URL", endpoint),
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: role.accessKeyId,
      AWS_SECRET_ACCESS_KEY: role.secretAccessKey,
    },
    ...hooks,
  });
}

export interface Feed {
  readonly description: EventSourceDescription;
  readonly source: EventSource;
  /** Batches that were received and are not finished. */
  readonly batchesUnderWay: () => number;
}

/** Feeds the processor from its queue, polling under the function's own role as Lambda does. */
export function createFeed(
  { eventSource, function: { timeoutInSeconds, name } }: LambdaDescription,
  processor: LambdaFunction,
  role: Principal,
  { region, endpoint }: Place,
  hooks: { readonly onBatch: (report: BatchReport) => void; readonly onError: (error: unknown) => void },
): Feed {
  if (!eventSource) throw new Error(`${name} has no event source mapping in its lambda.yaml`);
  const client = new SQSClient({ endpoint, region, credentials: role, useQueueUrlAsEndpoint: false, maxAttempts: 1 });
  const [, , , , account, queueName] = eventSource.queueArn.split(":");
  const queue = sourceQueue(client, `${endpoint}/${account}/${queueName}`);
  let underWay = 0;
  const source = createEventSource({
    // Whether it feeds now is for the mapping to say, which can be turned on when the template left it off.
    description: { ...eventSource, enabled: true },
    functionTimeoutInSeconds: timeoutInSeconds,
    queue: {
      ...queue,
      async receive(maximum, signal) {
        const messages = await queue.receive(maximum, signal);
        if (messages.length > 0) underWay += 1;
        return messages;
      },
    },
    invoke: processor.invoke,
    onBatch(report) {
      underWay -= 1;
      hooks.onBatch(report);
    },
    onError: hooks.onError,
  });
  return { description: eventSource, source, batchesUnderWay: () => underWay };
}
