import { startChatbot } from "../../src/play/chatbot";
import { playVisits } from "../../src/play/sample";
import { generateWeek } from "../../src/sample-week/generate-week";
import { millisecondsPerWeek, startOfIsoWeek } from "../../src/sample-week/iso-week";
import type { Visit } from "../../src/sample-week/visit";
import { type LocalStack, startLocalStack } from "../../src/stack/local-stack";
import { type BatchGroups, groupsOf } from "./batch-groups";
import { createMeter, type Meter } from "./meter";
import type { Operations } from "./operations";
import { describeRecords } from "./stored-records";

/** Any week will do; this one is the same on every machine. */
const week = "2026-W46";
const seed = 1;
const questionsOfAVisitor = 2;
/** Asked beforehand, so that what is counted finds as many warm processes as pollers. */
const questionsToWarmUp = 25;

export interface Sample {
  readonly questions: number;
  readonly holdQueryMs?: number | undefined;
  /** How long the chatbot really takes over an answer; by default as long as the sample says. */
  readonly answerMsOf?: (visit: Visit) => number;
}

/** Plays questions through the whole local stack, a sweep and the report after them, and counts what that took. */
export async function countOperations(sample: Sample, onAsked = () => {}): Promise<Operations> {
  const { questions, holdQueryMs, answerMsOf = ({ delayInMs }) => delayInMs } = sample;
  await using resources = new AsyncDisposableStack();
  const meter = createMeter();
  const chatbot = await startChatbot(seed, answerMsOf);
  resources.defer(chatbot.stop);
  const batches: BatchGroups[] = [];
  const stack = await startLocalStack({
    ...meter.hooks,
    chatbotOrigin: chatbot.origin,
    ...(holdQueryMs !== undefined && { holdQueryMs }),
    onBatch: ({ records }) => batches.push(groupsOf(records)),
  });
  resources.defer(stack.stop);
  const ask = async (visits: readonly Visit[], onEach = () => {}) => {
    chatbot.expect(visits);
    // The chatbot takes its time itself; the visit's own clock need not be moved for it.
    const timed = visits.map((visit) => ({ ...visit, delayInMs: 0 }));
    await playVisits(stack, timed, onEach, new AbortController().signal);
    await stack.drain();
  };

  const visits = visitsOf(questions);
  const processorInitMs = await warmUp(ask, meter);
  const before = await describeRecords(stack);
  batches.length = 0;
  await ask(visits, onAsked);
  const asking = meter.take();
  const { sweep, report } = await reportOn(stack, meter);
  const stored = await describeRecords(stack);
  const records = stored.records - before.records;
  return {
    questions,
    holdQueryMs: holdQueryMs ?? null,
    pairsInOneBatch: sum(batches.map(({ pairs }) => pairs)),
    batchesIfNoneShared: sum(batches.map(({ questions: inBatch }) => inBatch)),
    processorInitMs,
    asking,
    sweep,
    report,
    stored: { ...stored, records },
  };
}

/** One question alone, which meets a cold start, and then more at once; all of them belong to an earlier week. */
async function warmUp(ask: (visits: readonly Visit[]) => Promise<void>, meter: Meter): Promise<number> {
  const earlier = visitsOf(questionsToWarmUp).map((visit) => ({ ...visit, at: visit.at - millisecondsPerWeek }));
  meter.take();
  await ask(earlier.slice(0, 1));
  const { initMs } = meter.take();
  await ask(earlier.slice(1).map((visit) => ({ ...visit, delayInMs: 0 })));
  meter.take();
  return initMs;
}

async function reportOn(stack: LocalStack, meter: Meter): Promise<Pick<Operations, "sweep" | "report">> {
  const eightOnMonday = new Date(startOfIsoWeek(week) + millisecondsPerWeek + 8 * 3_600_000);
  await stack.runSchedule("cv-analytics-unanswered-sweep", eightOnMonday);
  const sweep = meter.take();
  await stack.runSchedule("cv-analytics-weekly-report", eightOnMonday);
  return { sweep, report: meter.take() };
}

function visitsOf(questions: number): readonly Visit[] {
  const visitors = Math.ceil(questions / questionsOfAVisitor);
  const visits = generateWeek({ week, seed, visitors });
  if (visits.length >= questions) return visits.slice(0, questions);
  throw new Error(`the sample week has ${visits.length} questions of ${visitors} visitors, expected ${questions}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
