import { generateWeek, generateWeekBefore, type WeekToGenerate } from "../sample-week/generate-week";
import type { Visit } from "../sample-week/visit";
import type { LocalStack } from "../stack/local-stack";
import { visitNumberHeader } from "./chatbot";

/** The week to report on, with the week before it to compare with, in order of time. */
export function sampleVisits(week: WeekToGenerate): readonly Visit[] {
  return [...generateWeekBefore(week), ...generateWeek(week)];
}

const visitorsAtOnce = 8;

/** Asks each question at the edge, as if it were the visit's own time. Calls `onAsked` after each answer. */
export async function playVisits(
  edge: Pick<LocalStack, "edgeUrl" | "visitKey">,
  visits: readonly Visit[],
  onAsked: () => void,
  signal: AbortSignal,
) {
  const queue = visits.entries();
  const visitor = async () => {
    for (const [number, visit] of queue) {
      signal.throwIfAborted();
      await ask(edge, visit, number, signal);
      onAsked();
    }
  };
  await Promise.all(Array.from({ length: visitorsAtOnce }, visitor));
}

async function ask(
  { edgeUrl, visitKey }: Pick<LocalStack, "edgeUrl" | "visitKey">,
  { at, delayInMs, question, sessionId }: Visit,
  number: number,
  signal: AbortSignal,
) {
  const response = await fetch(edgeUrl, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-visit-key": visitKey,
      "x-visit-at": String(at),
      "x-visit-delay": String(delayInMs),
      [visitNumberHeader]: String(number),
    },
    body: JSON.stringify({ query: question, sessionId }),
    signal,
  });
  await response.arrayBuffer();
}
