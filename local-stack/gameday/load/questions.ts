import { generateWeek } from "../../src/sample-week/generate-week";
import { createRandom, numberBetween, pick, seedFrom } from "../../src/sample-week/random";
import type { Visit } from "../../src/sample-week/visit";

/** A question that the chatbot has an answer to. */
export interface Question extends Pick<Visit, "question" | "sessionId"> {
  /** Its place among the visits that the chatbot knows. */
  readonly number: number;
  /** Until the next one is asked, whether this one is answered or not. */
  readonly pauseInMs: number;
}

const questionsASecond = 20;

/** The sample week's visits that the chatbot answers. */
export function answeredVisits(seed: number): readonly Visit[] {
  return generateWeek({ seed, week: "2025-W45" }).filter(({ answer }) => answer !== undefined);
}

/** Questions at random, with pauses that vary by half either way; both follow from the seed and what they are asked for. */
export function planQuestions(seed: number, purpose: string, count: number): Question[] {
  const visits = [...answeredVisits(seed).entries()];
  const random = createRandom(seedFrom(seed, purpose));
  return Array.from({ length: count }, () => {
    const [number, { question, sessionId }] = pick(random, visits);
    const pauseInMs = (1_000 / questionsASecond) * numberBetween(random, 0.5, 1.5);
    return { number, question, sessionId, pauseInMs };
  });
}
