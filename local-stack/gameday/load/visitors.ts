import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Answer, Ask } from "./ask";
import type { Question } from "./questions";

/** What a visitor got, and after how long. */
export interface Visited {
  readonly latencyInMs: number;
  /** How long the same answer took at the same time where no event follows from it: what the machine's load alone does. */
  readonly controlInMs: number;
  /** What came instead of the chatbot's own status, content type and bytes. */
  readonly other?: Answer;
}

/** The ways to the chatbot: by the edge as visitors go, by the edge without an event, and past the edge. */
export interface Ways {
  readonly visitor: Ask;
  readonly control: Ask;
  readonly chatbot: Ask;
}

/** Asks at the questions' own pace: a slow answer holds back no other visitor. */
export async function visit(questions: readonly Question[], ways: Ways): Promise<Visited[]> {
  const expected = new Map<number, Answer>();
  for (const question of questions) expected.set(question.number, await ways.chatbot(question));
  const visits: Promise<Visited>[] = [];
  for (const question of questions) {
    visits.push(visitOnce(question, ways, expected.get(question.number)));
    await sleep(question.pauseInMs);
  }
  return await Promise.all(visits);
}

async function visitOnce(question: Question, ways: Ways, expected: Answer | undefined): Promise<Visited> {
  const [visited, control] = await Promise.all([timed(question, ways.visitor), timed(question, ways.control)]);
  const latencies = { latencyInMs: visited.ms, controlInMs: control.ms };
  return isDeepStrictEqual(visited.answer, expected) ? latencies : { ...latencies, other: visited.answer };
}

async function timed(question: Question, ask: Ask) {
  const askedAt = performance.now();
  const answer = await ask(question);
  return { answer, ms: performance.now() - askedAt };
}
