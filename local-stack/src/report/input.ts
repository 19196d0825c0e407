import { toQueryEvent, toResponseEvent } from "../../../cv-analytics-worker/src/events";
import { tidyText } from "../../../cv-analytics-worker/src/tidy";
import { lastWeekOf, readReplay } from "../play/replay";
import { generateWeek, generateWeekBefore } from "../sample-week/generate-week";
import { isoWeekBefore } from "../sample-week/iso-week";
import { createRandom, pickUuid, seedFrom } from "../sample-week/random";
import type { Visit } from "../sample-week/visit";

/** What a report is made from: the bodies of messages as the edge sends them, oldest first, and the week to report on. */
export interface ReportInput {
  readonly week: string;
  readonly bodies: readonly string[];
}

/** The events of a JSONL file; without a week, the last one in it. Throws an error that names what is wrong with the file. */
export async function inputOfFile(file: string, week?: string): Promise<ReportInput> {
  const lines = await readReplay(file);
  return { week: week ?? lastWeekOf(file, lines), bodies: lines.map(({ text }) => text) };
}

/** How many visitors came in the weeks before the last two; the oldest first. */
const visitorsBefore = [46, 58, 52, 70, 64, 77, 81, 74, 92, 88];

/** Twelve sample weeks, of which `week` is the last. */
export function inputOfSample(seed: number, week: string): ReportInput {
  const before = isoWeekBefore(week);
  const visits = [
    ...earlierVisits(seed, before),
    ...generateWeekBefore({ seed, week }),
    ...generateWeek({ seed, week }),
  ];
  const random = createRandom(seedFrom(seed, week, "request ids"));
  return { week, bodies: visits.flatMap((visit) => toBodies(visit, pickUuid(random))) };
}

function earlierVisits(seed: number, before: string): Visit[] {
  let week = before;
  const weeks = [...visitorsBefore].reverse().map((visitors) => {
    week = isoWeekBefore(week);
    return generateWeek({ seed, week, visitors });
  });
  return weeks.reverse().flat();
}

/** What the edge makes of a visit. */
function toBodies({ at, delayInMs, question, sessionId, answer }: Visit, requestId: string): string[] {
  const tidy = (text: string) => tidyText(text, true);
  const query = toQueryEvent({ query: question, sessionId }, requestId, at, tidy);
  const response = answer && toResponseEvent(answer, requestId, at + delayInMs, tidy);
  return [query, ...(response ? [response] : [])].map((event) => JSON.stringify(event));
}
