import { join } from "node:path";
import { readEdgeConfig } from "../../src/edge/config";
import { bundleFile, edgeConfigFile } from "../../src/stack/files";
import type { SurroundingsAnswer } from "./surroundings";
import { type RunningWorker, startWorker } from "./workerd";

export const edgeNames = ["SQS healthy", "SQS healthy, query held", "SQS hanging", "SQS dead"] as const;
export type ContestantName = "plain" | (typeof edgeNames)[number];

export type Running = Readonly<Record<ContestantName, RunningWorker>>;

/** Each in a process of its own, just started. */
export async function startContestants({
  chatbot,
  queue,
  hangingQueue,
  none,
}: SurroundingsAnswer["ports"]): Promise<Running> {
  const { compatibilityDate } = readEdgeConfig(edgeConfigFile);
  const CHATBOT_ORIGIN = `http://127.0.0.1:${chatbot}`;
  const plainFile = join(__dirname, "plain-worker.mjs");
  const edge = (queuePort: number, more = {}) =>
    startWorker({
      file: bundleFile("worker"),
      bindings: { CHATBOT_ORIGIN, ...bindingsFor(queuePort), ...more },
      compatibilityDate,
    });
  const [plain, healthy, held, hanging, dead] = await Promise.all([
    startWorker({ file: plainFile, bindings: { CHATBOT_ORIGIN }, compatibilityDate }),
    edge(queue),
    edge(queue, { HOLD_QUERY_MS: "2000" }),
    edge(hangingQueue),
    edge(none),
  ]);
  return { plain, "SQS healthy": healthy, "SQS healthy, query held": held, "SQS hanging": hanging, "SQS dead": dead };
}

function bindingsFor(queuePort: number) {
  return {
    SQS_QUEUE_URL: `http://127.0.0.1:${queuePort}/000000000000/cv-analytics-queue.fifo`,
    AWS_REGION: "eu-west-2",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  };
}
