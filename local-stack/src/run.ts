import { join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { refuseBusyPort } from "./edge/port";
import type { BatchReport } from "./lambda/event-source";
import { callersFolder } from "./options";
import { startChatbot } from "./play/chatbot";
import { replayOf, sampleOf } from "./play/input";
import { recordsOfBatch } from "./play/live";
import { logToFiles } from "./play/logs";
import { leaveOncallKeys, oncallFile } from "./play/oncall-keys";
import { claimResults, saveResults, usualResultsFolder } from "./play/results";
import { millisecondsPerWeek, startOfIsoWeek } from "./sample-week/iso-week";
import { createScreen } from "./screen";
import { type LocalStack, startLocalStack } from "./stack/local-stack";

export interface RunOptions {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly replay?: string;
  readonly port: number;
  readonly out?: string;
  readonly week?: string;
  readonly seed?: number;
}

/** Starts the stack, brings a week of events through it, reports on it, and goes on listening unless told not to. */
export async function run(options: RunOptions, signal: AbortSignal): Promise<void> {
  const { replay, once: endsAfterReport = false, json = false, seed = 1 } = options;
  const input = replay ? await replayOf(resolve(callersFolder, replay)) : sampleOf(seed, options.week);
  const edgePort = endsAfterReport ? 0 : options.port;
  await refuseBusyPort(edgePort);
  const folder = resolve(callersFolder, options.out ?? usualResultsFolder);
  await using resources = new AsyncDisposableStack();
  resources.defer(await claimResults(folder));
  const screen = createScreen(json);
  const chatbot = await startChatbot(seed);
  resources.defer(chatbot.stop);
  let onBatch: (report: BatchReport) => void = () => {};
  const stack = await startLocalStack({
    chatbotOrigin: chatbot.origin,
    edgePort,
    onLog: logToFiles(folder, resources),
    onBatch: (report) => onBatch(report),
    onError: (error) => screen.warn(`the queue could not be polled: ${error}`),
  });
  resources.defer(stack.stop);
  resources.defer(leaveOncallKeys(folder, stack));

  const refused = await input.play({ stack, chatbot, screen }, signal);
  await screen.busy("Waiting for the queue to drain", stack.drain(signal));
  const returned = await screen.busy(`Reporting on ${input.week}`, reportOn(stack, input.week));
  const results = await saveResults(folder, stack, refused);
  screen.report(stack.mails.findLast(({ channel }) => channel === "sns")?.text ?? "");
  const refusedNumbers = new Set(refused.map(({ number }) => number));
  const badLines = input.badLines.filter(({ number }) => !refusedNumbers.has(number));
  const shownFolder = relative(callersFolder, folder) || ".";
  screen.results(results, badLines, refused, shownFolder);
  if (json) screen.json(returned);
  if (endsAfterReport) return;

  onBatch = (report) => void recordsOfBatch(stack, report, Date.now).then(screen.records, screen.warn);
  screen.listening(stack.edgeUrl, options.out === undefined ? undefined : join(shownFolder, oncallFile));
  await untilAborted(signal);
}

/** As the schedules would: a sweep, and on Monday at eight the report of the week before. */
async function reportOn(stack: LocalStack, week: string): Promise<unknown> {
  const mondayAfter = startOfIsoWeek(week) + millisecondsPerWeek;
  const eightOClock = new Date(mondayAfter + 8 * 3_600_000);
  await stack.runSchedule("cv-analytics-unanswered-sweep", eightOClock);
  return stack.runSchedule("cv-analytics-weekly-report", eightOClock);
}

const longestTimerInMs = 2 ** 31 - 1;

/** Rejects when the signal aborts, and keeps the process alive till then. */
async function untilAborted(signal: AbortSignal): Promise<never> {
  for (;;) await sleep(longestTimerInMs, undefined, { signal });
}
