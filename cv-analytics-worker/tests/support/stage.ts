import { type Answer, LoopbackServer, type Received } from "./loopback-server";
import { type RunningWorker, startWorker } from "./worker-in-workerd";

export const keys = { AWS_ACCESS_KEY_ID: "AKIAEDGEEDGEEDGEEDGE", AWS_SECRET_ACCESS_KEY: "edge/secret+key" };
export const region = "eu-west-2";

/** A Worker in workerd between a chatbot and a queue, both on loopback. */
export interface Stage {
  readonly worker: RunningWorker;
  readonly chatbot: LoopbackServer;
  readonly queue: LoopbackServer;
  readonly queueUrl: string;
  close(): Promise<void>;
}

export async function setStage(bundle: string, bindings: Record<string, string> = {}): Promise<Stage> {
  const chatbot = await new LoopbackServer(answersWithVerdict).start();
  const queue = await new LoopbackServer(accepts).start();
  const queueUrl = `${queue.origin}/123456789012/cv-analytics-queue.fifo`;
  const worker = await startWorker(bundle, {
    SQS_QUEUE_URL: queueUrl,
    AWS_REGION: region,
    CHATBOT_ORIGIN: chatbot.origin,
    ...keys,
    ...bindings,
  });
  const close = async () => {
    await Promise.all([chatbot.stop(), queue.stop()]);
    await worker.stop();
  };
  return { worker, chatbot, queue, queueUrl, close };
}

export const verdict = { answer: "Yes, five years.", matchType: "full", matchScore: 91, reasoning: "Named twice." };

const answersWithVerdict: Answer = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(verdict));
};

const accepts: Answer = (_, response) => {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end('{"MessageId":"1"}');
};

export const refuses =
  (status: number, code: string): Answer =>
  (_, response) => {
    response.writeHead(status).end(JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message: "no" }));
  };

export const hangs: Answer = () => undefined;

/** The events in a request that sends a batch to the queue. */
export function eventsIn({ body }: Received): Record<string, unknown>[] {
  const { Entries } = JSON.parse(body.toString());
  return Entries.map(({ MessageBody }: { MessageBody: string }) => JSON.parse(MessageBody));
}

/** The event in a request to the queue. */
export function eventIn({ body }: Received): Record<string, unknown> {
  return JSON.parse(JSON.parse(body.toString()).MessageBody);
}
