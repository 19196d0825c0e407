import { EventEmitter } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BatchReport } from "../../src/lambda/event-source";
import { startFunction } from "../../src/lambda/function";
import { requireLoopback } from "../../src/loopback";
import { accountId, region } from "../../src/stack/account";
import { type LocalAws, openAws } from "../../src/stack/aws";
import { createClock } from "../../src/stack/clock";
import { bundleFile, stackFiles } from "../../src/stack/files";
import { createFeed, describeService } from "../../src/stack/lambdas";
import type { DatabaseAnswer, DatabaseQuestion } from "../batch/delayed-database";
import { analyticsTable } from "../batch/layout";
import { startProgram } from "../batch/program";
import { fillQueue } from "./events";
import { usageOf } from "./process-usage";
import { untilProcessed } from "./until-processed";

/** The built processor, fed from the local stack's queue by its event source, in as many processes as run at a time. */
export interface FedProcessor {
  /** Fills the queue with so many events while the event source rests, then lets it run until all are recorded. */
  drain(events: number, concurrency: number): Promise<Drained>;
  stop(): Promise<void>;
}

export interface Drained {
  readonly eventsPerSecond: number;
  /** Of all of the processor's processes. */
  readonly cpuMsPerEvent: number;
  /** Of this process: queue, event source, signatures, permissions. */
  readonly stackCpuMsPerEvent: number;
  /** Of the processor's largest process, since it started. */
  readonly peakMegabytes: number;
  /** In the heap of the processor's largest process, at the end. */
  readonly heldMegabytes: number;
}

/** `mostConcurrency` bounds what `drain` may be asked for. The database answers every request after so many milliseconds. */
export async function startFedProcessor(mostConcurrency: number, databaseDelayInMs: number): Promise<FedProcessor> {
  const resources = new AsyncDisposableStack();
  try {
    return await start(mostConcurrency, databaseDelayInMs, resources);
  } catch (error) {
    await resources.disposeAsync();
    throw error;
  }
}

async function start(
  mostConcurrency: number,
  databaseDelayInMs: number,
  resources: AsyncDisposableStack,
): Promise<FedProcessor> {
  const database = await startDatabase(databaseDelayInMs);
  resources.defer(database.stop);
  const { port } = await database.ask({ do: "clear" });
  const happened = new EventEmitter();
  const onError = (error: unknown) => void happened.emit("fault", error);
  const aws = await openAws(stackFiles, createClock(), { onCall: undefined, onError }, resources);
  const queue = aws.queues.byName("cv-analytics-queue.fifo");
  const onLog = (line: string) => void happened.emit("line", line);
  const { template, role, processor } = startProcessor(aws, `http://127.0.0.1:${port}`, mostConcurrency, onLog);
  resources.defer(processor.stop);
  const used = () => usageOf(processor.pids(), happened);

  function feedOf(maximumConcurrency: number) {
    const limited = { ...template, eventSource: { ...template.eventSource, maximumConcurrency } };
    const hooks = { onBatch: (report: BatchReport) => void happened.emit("batch", report), onError };
    return createFeed(limited, processor, role, { region, endpoint: aws.endpoint }, hooks).source;
  }

  /** Returns how long it took, in milliseconds. */
  async function drainBy(feed: ReturnType<typeof feedOf>, events: number): Promise<number> {
    const started = performance.now();
    try {
      await Promise.all([untilProcessed(events, happened), feed.start()]);
      return performance.now() - started;
    } finally {
      await feed.stop();
      // A poll whose caller has hung up would still take messages of the next run with it.
      await aws.receivesEnded();
    }
  }

  let asked = 0;
  return {
    async drain(events, concurrency) {
      const questions = events / 2;
      await database.ask({ do: "clear" });
      fillQueue(queue, asked, questions);
      asked += questions;
      const before = await used();
      const ownBefore = process.cpuUsage();
      const ms = await drainBy(feedOf(concurrency), events);
      const { user, system } = process.cpuUsage(ownBefore);
      const after = await used();
      const { items } = await database.ask({ do: "show" });
      requireRecords(questions, items[analyticsTable]?.length ?? 0);
      return {
        eventsPerSecond: (1_000 * events) / ms,
        cpuMsPerEvent: (after.cpuMs - before.cpuMs - before.reportingCpuMs) / events,
        stackCpuMsPerEvent: (user + system) / 1_000 / events,
        peakMegabytes: after.peakMegabytes,
        heldMegabytes: after.heldMegabytes,
      };
    },
    stop: () => resources.disposeAsync(),
  };
}

/** As its lambda.yaml deploys it, save that its database is elsewhere and that it tells what it has used. */
function startProcessor(aws: LocalAws, database: string, maximumConcurrency: number, onLog: (line: string) => void) {
  const { eventSource, function: description } = describeService("processor", { region, accountId }, {});
  if (!eventSource) throw new Error("the processor's lambda.yaml has no event source");
  const role = aws.caller(description.roleName);
  const processor = startFunction({
    description,
    bundle: bundleFile("processor"),
    execArgv: [heapLimit(description.memoryInMb), "--expose-gc", "--import", usageReporter],
    maximumConcurrency,
    environment: {
      AWS_ENDPOINT_URL: requireLoopback("AWS_ENDPOINT_URL", aws.endpoint),
      AWS_ENDPOINT_URL_DYNAMODB: database,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: role.accessKeyId,
      AWS_SECRET_ACCESS_KEY: role.secretAccessKey,
    },
    onLog,
  });
  return { template: { function: description, eventSource }, role, processor };
}

const usageReporter = pathToFileURL(join(__dirname, "report-usage.ts")).href;

/** V8 allows its heap half of the machine's memory; this machine has far more than the function, and garbage would pile up. */
function heapLimit(memoryInMb: number): string {
  return `--max-old-space-size=${Math.floor(memoryInMb / 2)}`;
}

/** In a process of its own: in the stack's, an emulator with signatures and permissions takes more than all the rest. */
function startDatabase(delayInMs: number) {
  return startProgram<DatabaseQuestion, DatabaseAnswer>(join(__dirname, "../batch/delayed-database.ts"), {
    args: [String(delayInMs)],
    execArgv: ["--import", "tsx"],
    env: { PATH: process.env.PATH ?? "" },
  });
}

function requireRecords(expected: number, found: number): void {
  if (found !== expected) throw new Error(`expected ${expected} records of as many questions, but found ${found}`);
}
