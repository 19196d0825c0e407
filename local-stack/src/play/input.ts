import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";
import { isoWeekBefore } from "../sample-week/iso-week";
import type { Screen } from "../screen";
import type { LocalStack } from "../stack/local-stack";
import type { Chatbot } from "./chatbot";
import { type Line, lastWeekOf, readReplay } from "./replay";
import { playVisits, sampleVisits } from "./sample";
import { type RefusedLine, sendLines } from "./send-lines";

/** What is played: the week to report on, and how its events get into the pipeline. */
export interface Input {
  readonly week: string;
  /** Lines that are no event. */
  readonly badLines: readonly Line[];
  /** Brings the events into the queue; returns the lines that SQS refused. */
  readonly play: (to: Stage, signal: AbortSignal) => Promise<readonly RefusedLine[]>;
}

interface Stage {
  readonly stack: LocalStack;
  readonly chatbot: Chatbot;
  readonly screen: Screen;
}

/** A JSONL file of events. Throws an error that names a file which cannot be read or holds no question. */
export async function replayOf(file: string): Promise<Input> {
  const lines = await readReplay(file);
  return {
    week: lastWeekOf(file, lines),
    badLines: lines.filter(({ problems }) => problems.length > 0),
    play: ({ stack, screen }, signal) =>
      screen.progress("Replaying events", lines.length, (onSent) => sendLines(stack, lines, onSent, signal)),
  };
}

/** A generated week of visitors, by default the last whole one, with the week before it to compare with. */
export function sampleOf(seed: number, week = isoWeekBefore(isoWeekOf(Date.now()))): Input {
  const visits = sampleVisits({ week, seed });
  return {
    week,
    badLines: [],
    async play({ stack, chatbot, screen }, signal) {
      chatbot.expect(visits);
      const label = `Visitors of ${isoWeekBefore(week)} and ${week} ask`;
      await screen.progress(label, visits.length, (onAsked) => playVisits(stack, visits, () => onAsked(1), signal));
      chatbot.expect([]);
      return [];
    },
  };
}
