import { createWriteStream } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isoWeekOf } from "../../cv-analytics-processor/src/iso-week";
import { refuseBusyPort } from "./edge/port";
import { startChatbot } from "./play/chatbot";
import { recordsOfBatch } from "./play/live";
import { type Line, lastWeekOf, readReplay } from "./play/replay";
import { clearResults, resultsFolder, resultsPath, saveResults } from "./play/results";
import { playVisits, sampleVisits } from "./play/sample";
import { type RefusedLine, sendLines } from "./play/send-lines";
import { isoWeekBefore, millisecondsPerWeek, startOfIsoWeek } from "./sample-week/iso-week";
import { createScreen, type Screen } from "./screen";
import { type LocalStack, type LocalStackOptions, startLocalStack } from "./stack/local-stack";

export interface RunOptions {
  readonly once?: boolean;
  readonly json?: boolean;
  readonly replay?: string;
  readonly port: number;
  readonly week?: string;
  readonly seed: number;
}

/** Starts the stack, brings a week of events through it, reports on it, and goes on listening unless told not to. */
export async function run(options: RunOptions, signal: AbortSignal): Promise<void> {
  const screen = createScreen(options.json ?? false);
  const input = await readInput(options);
  const edgePort = options.once ? 0 : options.port;
  await refuseBusyPort(edgePort);
  await clearResults();
  const listeners: NonNullable<LocalStackOptions["onBatch"]>[] = [];
  await using resources = new AsyncDisposableStack();

  const chatbot = await startChatbot(options.seed);
  resources.defer(chatbot.stop);
  const stack = await startLocalStack({
    chatbotOrigin: chatbot.origin,
    edgePort,
    onLog: logToFiles(resources),
    onBatch(report) {
      for (const listener of listeners) listener(report);
    },
    onError: (error) => screen.warn(`the queue could not be polled: ${error}`),
  });
  resources.defer(stack.stop);

  const refused = await input.play(stack, chatbot.expect, screen, signal);
  await screen.busy("Waiting for the queue to drain", stack.drain(signal));
  const returned = await screen.busy(`Reporting on ${input.week}`, reportOn(stack, input.week));
  const results = await saveResults(stack, refused);
  screen.report(stack.mails.findLast(({ channel }) => channel === "sns")?.text ?? "");
  screen.results(
    results,
    refused,
    input.badLines.filter((line) => !refused.some(({ number }) => number === line.number)),
    resultsPath,
  );
  if (options.json) screen.json(returned);
  if (options.once) return;

  listeners.push(async (batch) => screen.records(await recordsOfBatch(stack, batch, Date.now)));
  screen.listening(stack.edgeUrl);
  await sleep(2 ** 31 - 1, undefined, { signal });
}

/** What is played: the week to report on and how its events get into the pipeline. */
interface Input {
  readonly week: string;
  readonly badLines: readonly Line[];
  readonly play: (
    stack: LocalStack,
    expect: (visits: ReturnType<typeof sampleVisits>) => void,
    screen: Screen,
    signal: AbortSignal,
  ) => Promise<readonly RefusedLine[]>;
}

async function readInput(options: RunOptions): Promise<Input> {
  if (options.replay !== undefined)
    return replayOf(await readReplay(resolve(process.env.INIT_CWD ?? ".", options.replay)));
  return sampleOf(options.week ?? isoWeekBefore(isoWeekOf(Date.now())), options.seed);
}

function replayOf(lines: readonly Line[]): Input {
  return {
    week: lastWeekOf(lines),
    badLines: lines.filter(({ problems }) => problems.length > 0),
    play: (stack, _expect, screen, signal) =>
      screen.progress("Replaying events", lines.length, (onSent) => sendLines(stack, lines, onSent, signal)),
  };
}

function sampleOf(week: string, seed: number): Input {
  const visits = sampleVisits({ week, seed });
  return {
    week,
    badLines: [],
    async play({ edgeUrl }, expect, screen, signal) {
      expect(visits);
      const label = `Visitors of ${isoWeekBefore(week)} and ${week} ask`;
      await screen.progress(label, visits.length, (onAsked) => playVisits(edgeUrl, visits, () => onAsked(1), signal));
      return [];
    },
  };
}

/** As the schedules would: a sweep, and on Monday at eight the report of the week before. */
async function reportOn(stack: LocalStack, week: string): Promise<unknown> {
  const mondayAfter = startOfIsoWeek(week) + millisecondsPerWeek;
  const eightOClock = new Date(mondayAfter + 8 * 3_600_000);
  await stack.runSchedule("cv-analytics-unanswered-sweep", eightOClock);
  return stack.runSchedule("cv-analytics-weekly-report", eightOClock);
}

function logToFiles(resources: AsyncDisposableStack): NonNullable<LocalStackOptions["onLog"]> {
  const files = new Map(
    (["edge", "processor", "reporter"] as const).map((source) => {
      const file = createWriteStream(join(resultsFolder, `${source}.log`));
      resources.defer(() => new Promise<void>((resolve) => file.end(resolve)));
      return [source, file] as const;
    }),
  );
  return (source, line) => void files.get(source)?.write(`${line}\n`);
}
