import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { startAwsServer } from "../../src/aws/server";
import { createSqsService } from "../../src/sqs/sqs-service";
import { VirtualClock } from "./virtual-clock";

const region = "eu-west-2";
const accountId = "000000000000";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

export type SqsServer = Awaited<ReturnType<typeof startSqsServer>>;

/** The local SQS behind HTTP on a virtual clock, with the official SDK in front and short words for the usual calls. */
export async function startSqsServer() {
  const clock = new VirtualClock();
  let lastId = 0;
  let url = "";
  const { service, queues } = createSqsService({
    ...{ now: clock.now, setTimer: clock.setTimer, newId: () => `id-${++lastId}` },
    ...{ region, accountId, endpoint: () => url },
  });
  const server = await startAwsServer({
    services: { sqs: service },
    dynamodb: (_request, response) => response.destroy(),
    principals: [{ name: "test", ...credentials }],
    authorise: () => {},
  });
  url = server.url;
  const client = new SQSClient({ region, endpoint: url, credentials, maxAttempts: 1 });

  const close = async () => {
    client.destroy();
    await server.close();
  };
  return { clock, client, queues, url, close, ...usualCalls(client) };
}

function usualCalls(client: SQSClient) {
  return {
    async createQueue(name: string, attributes: Partial<Record<QueueAttributeName, string>> = {}): Promise<string> {
      const Attributes = { FifoQueue: "true", ...attributes };
      const { QueueUrl = "" } = await client.send(new CreateQueueCommand({ QueueName: name, Attributes }));
      return QueueUrl;
    },
    /** Sends `body` to the group that its first letter names, unless told otherwise. */
    async send(QueueUrl: string, body: string, more: Partial<SendMessageCommandInput> = {}) {
      const ids = { MessageGroupId: body.charAt(0), MessageDeduplicationId: body };
      return client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...ids, ...more }));
    },
    async receive(QueueUrl: string, more: Partial<ReceiveMessageCommandInput> = {}): Promise<Message[]> {
      const all = { MaxNumberOfMessages: 10, MessageSystemAttributeNames: ["All" as const] };
      return (await client.send(new ReceiveMessageCommand({ QueueUrl, ...all, ...more }))).Messages ?? [];
    },
    async attributes(QueueUrl: string): Promise<Partial<Record<string, string>>> {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
      return (await client.send(command)).Attributes ?? {};
    },
  };
}

export function bodiesOf(messages: readonly Message[]): (string | undefined)[] {
  return messages.map(({ Body }) => Body);
}
