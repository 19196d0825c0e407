import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type LocalStack, startLocalStack } from "../../src/stack/local-stack";
import { startProgram } from "../batch/program";
import { RecordTimes } from "./record-times";
import type { Appointments, Asked } from "./visitors";

/** The whole local stack, with visitors who keep appointments. */
export interface AskedStack {
  /** Asks at these times, in milliseconds from the start, and waits for the records. */
  ask(times: readonly number[]): Promise<Outcome>;
  stop(): Promise<void>;
}

export interface Outcome {
  /** From when a question should have been asked to its record, in milliseconds; infinite without a record. */
  readonly latencies: readonly number[];
  /** How much later than it should each was asked. */
  readonly lateBy: readonly number[];
  /** Of the stack's own process: queue, event source, database. It can use one processor. */
  readonly stackCpuMsPerQuestion: number;
}

/** After the last question. What fails once comes back after a minute, and counts as not recorded. */
const longestWaitInMs = 30_000;
const recordSchema = z.object({ requestId: z.string(), sessionId: z.string() });

export async function startAskedStack(): Promise<AskedStack> {
  const resources = new AsyncDisposableStack();
  try {
    return await start(resources);
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
}

async function start(resources: AsyncDisposableStack): Promise<AskedStack> {
  const visitors = await startProgram<Appointments, Asked>(join(__dirname, "visitors.ts"), {
    execArgv: ["--import", "tsx"],
    env: { PATH: process.env.PATH ?? "" },
  });
  resources.defer(visitors.stop);
  const { chatbotOrigin } = await visitors.ask({ edgeUrl: "", run: "", times: [] });
  const recordTimes = new RecordTimes(Date.now);
  const stack = await startLocalStack({
    chatbotOrigin,
    onLog: (source, line) => source === "processor" && recordTimes.read(line),
  });
  resources.defer(stack.stop);
  let runs = 0;
  return {
    async ask(times) {
      runs += 1;
      const run = `run ${runs}`;
      const before = { cpu: process.cpuUsage(), records: recordTimes.count };
      const { startedAt, lateBy } = await visitors.ask({ edgeUrl: stack.edgeUrl, run, times });
      await atMost(longestWaitInMs, recordTimes.until(before.records + times.length));
      const { user, system } = process.cpuUsage(before.cpu);
      const stackCpuMsPerQuestion = (user + system) / 1_000 / times.length;
      const recordedAt = await recordsOf(stack, run, recordTimes);
      // What failed must not be processed during the next run.
      await stack.drain();
      const latencyOf = (time: number, number: number) =>
        (recordedAt.get(`${run}-${number}`) ?? Number.POSITIVE_INFINITY) - startedAt - time;
      return { latencies: times.map(latencyOf), lateBy, stackCpuMsPerQuestion };
    },
    stop: () => resources.disposeAsync(),
  };
}

async function atMost(ms: number, event: Promise<void>): Promise<void> {
  const enough = new AbortController();
  const limit = sleep(ms, undefined, { signal: enough.signal }).catch(() => {});
  await Promise.race([event, limit]);
  enough.abort();
}

/** When the record of each session was made, by the records that are really there. */
async function recordsOf(
  { documents }: LocalStack,
  run: string,
  recordTimes: RecordTimes,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for await (const { Items = [] } of paginateScan({ client: documents }, { TableName: "cv-analytics-analytics" }))
    for (const item of Items) {
      const { requestId, sessionId } = recordSchema.parse(item);
      const at = recordTimes.of(requestId);
      if (sessionId.startsWith(`${run}-`) && at !== undefined) times.set(sessionId, at);
    }
  return times;
}
