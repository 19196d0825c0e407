import { jStat } from "jstat";
import type { LocalStackOptions } from "../../src/stack/local-stack";
import { metricsInLine } from "./embedded-metrics";
import type { Stretch } from "./operations";
import { queueRequestOf } from "./queue-request";

type HookName = "onDone" | "onConsumed" | "onRun" | "onLog";
type Hooks = { readonly [Name in HookName]: NonNullable<LocalStackOptions[Name]> };

/** Those whose calls are billed to the pipeline; whoever reads the results afterwards is not. */
const pipeline = ["cv-analytics-edge", "cv-analytics-processor-lambda-role", "cv-analytics-reporter-lambda-role"];

type Counting = { -readonly [Key in keyof Stretch]: Stretch[Key] };

export interface Meter {
  readonly hooks: Hooks;
  /** What was done since the last time. */
  readonly take: () => Stretch;
}

/** Counts what a local stack does. */
export function createMeter(): Meter {
  let now = nothing();
  let runTimes: number[] = [];
  let initTimes: number[] = [];
  const hooks: Hooks = {
    onDone({ name }, call, answer) {
      if (!pipeline.includes(name)) return;
      if (call.service === "sns") now.mailsBySns += 1;
      if (call.service === "ses") now.mailsBySes += 1;
      if (call.service !== "sqs") return;
      const { action, requests } = queueRequestOf(call, answer);
      now.queueRequests[action] = (now.queueRequests[action] ?? 0) + requests;
      if (name === "cv-analytics-edge") now.edgeAnswerBytes += JSON.stringify(answer).length;
    },
    onConsumed(caller, consumed) {
      if (!pipeline.includes(caller)) return;
      now.databaseRequests += 1;
      for (const { table, index = null, kind, units } of consumed) addUnits(now, { table, index, kind, units });
    },
    onRun(_service, { initMs, runMs }) {
      now.runs += 1;
      runTimes.push(runMs);
      if (initMs > 0) initTimes.push(initMs);
    },
    onLog(source, line) {
      if (source === "edge") return;
      now.logEvents += 1;
      now.logBytes += Buffer.byteLength(line);
      now.customMetrics = [...new Set([...now.customMetrics, ...metricsInLine(line)])];
    },
  };
  return {
    hooks,
    take() {
      const taken = { ...now, runMs: medianOf(runTimes), initMs: medianOf(initTimes) };
      [now, runTimes, initTimes] = [nothing(), [], []];
      return taken;
    },
  };
}

function addUnits({ units: all }: Counting, added: Stretch["units"][number]): void {
  const same = all.find(({ table, index, kind }) => `${table} ${index} ${kind}` === keyOf(added));
  if (same) same.units += added.units;
  else all.push({ ...added });
}

function keyOf({ table, index, kind }: Stretch["units"][number]): string {
  return `${table} ${index} ${kind}`;
}

/** Of a machine that does other things as well the median says more than the sum; AWS bills each millisecond begun. */
function medianOf(times: readonly number[]): number {
  return times.length === 0 ? 0 : Math.ceil(jStat.median([...times]));
}

function nothing(): Counting {
  return {
    queueRequests: {},
    runs: 0,
    runMs: 0,
    initMs: 0,
    databaseRequests: 0,
    units: [],
    logEvents: 0,
    logBytes: 0,
    customMetrics: [],
    mailsBySns: 0,
    mailsBySes: 0,
    edgeAnswerBytes: 0,
  };
}
