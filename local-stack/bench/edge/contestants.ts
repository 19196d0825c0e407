import { join } from "node:path";
import { readEdgeConfig } from "../../src/edge/config";
import { bundleFile, edgeConfigFile } from "../../src/stack/files";
import type { SurroundingsAnswer } from "./surroundings";
import { type RunningWorker, startWorker } from "./workerd";

export const edgeNames = ["SQS healthy", "SQS healthy, query held", "SQS hanging", "SQS dead"] as const;
export type ContestantName = "plain" | (typeof edgeNames)[number];

export type Running = Readonly<Record<ContestantName, RunningWorker>>;

/** Each in a process of its own, just started, which `resources` stop. */
export async function startContestants(
  { chatbot, queue, hangingQueue, none }: SurroundingsAnswer["ports"],
  resources: AsyncDisposableStack,
): Promise<Running> {
  const { compatibilityDate } = readEdgeConfig(edgeConfigFile);
  const CHATBOT_ORIGIN = `http://127.0.0.1:${chatbot}`;
  const plainFile = join(__dirname, "plain-worker.mjs");
  const start = async (file: string, bindings: Readonly<Record<string, string>>) => {
    const worker = await startWorker({ file, bindings: { CHATBOT_ORIGIN, ...bindings }, compatibilityDate });
    resources.defer(worker.stop);
    return worker;
  };
  const edge = (queuePort: number, more = {}) => start(bundleFile("worker"), { ...bindingsFor(queuePort), ...more });
  return {
    plain: await start(plainFile, {}),
    "SQS healthy": await edge(queue),
    "SQS healthy, query held": await edge(queue, { HOLD_QUERY_MS: "2000" }),
    "SQS hanging": await edge(hangingQueue),
    "SQS dead": await edge(none),
  };
}

function bindingsFor(queuePort: number) {
  return {
    SQS_QUEUE_URL: `http://127.0.0.1:${queuePort}/000000000000/cv-analytics-queue.fifo`,
    AWS_REGION: "eu-west-2",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  };
}
