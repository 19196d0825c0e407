// The program of one cold start: loads a bundle as Lambda's runtime does, hands it one event if there is one, and tells on
// descriptor 3 what it took since Node began.
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

export interface Start {
  /** From the start of Node to the end of the first invocation. */
  readonly ms: number;
  /** Of all threads, user and system. */
  readonly cpuMs: number;
}

const invocationLimitInMs = 30_000;
const [bundle = "", eventFile] = process.argv.slice(2);

async function invokeOnce(): Promise<void> {
  const { handler } = createRequire(bundle)(bundle);
  if (!eventFile) return;
  const context = {
    awsRequestId: "00000000-0000-4000-8000-000000000000",
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => invocationLimitInMs,
  };
  await handler(JSON.parse(readFileSync(eventFile, "utf8")), context);
}

function tell(): never {
  const ms = performance.now();
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ ms, cpuMs: (user + system) / 1_000 } satisfies Start));
  process.exit();
}

invokeOnce().then(tell, (error: unknown) => {
  console.error(error);
  process.exit(1);
});
