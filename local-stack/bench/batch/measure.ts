// The program of a contestant. Node runs this file as it stands, by stripping its types: it imports nothing but Node's own modules.
import { pathToFileURL } from "node:url";

/** Batches to be handled one after the other, each as SQS hands it to Lambda. */
export type Batches = readonly object[];

/** What they took: the time of each by the clock, and of all together on the processor, on every thread. */
export interface Measured {
  readonly ms: readonly number[];
  readonly cpuMs: number;
}

type Handler = (event: object, context: object) => Promise<unknown>;

const invocationLimitInMs = 30_000;

async function measure(handler: Handler, batches: Batches): Promise<Measured> {
  const ms: number[] = [];
  const cpuBefore = process.cpuUsage();
  for (const batch of batches) {
    const started = performance.now();
    const context = {
      awsRequestId: "00000000-0000-4000-8000-000000000000",
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      getRemainingTimeInMillis: () => Math.round(invocationLimitInMs - (performance.now() - started)),
    };
    await handler(batch, context);
    ms.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ms, cpuMs: (user + system) / 1_000 };
}

const loaded = await import(pathToFileURL(process.argv[2] ?? "").href);
const handler: Handler = loaded.handler ?? loaded.default.handler;
process.on("message", async (batches: Batches) => process.send?.(await measure(handler, batches)));
process.once("disconnect", () => process.exit());
process.send?.("ready");
