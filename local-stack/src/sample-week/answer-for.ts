import { answerAbout } from "./answer";
import { findTopic } from "./find-topic";
import { createRandom, seedFrom } from "./random";
import type { Answer } from "./visit";

const offTopic = {
  match: "none",
  score: [0, 10],
  reasoning: ["No match: nothing in the CV relates to this question."],
} as const;

/** The stand-in chatbot's answer to a question that anybody may type; the same for the same question and seed. */
export function answerFor(question: string, seed: number): Answer {
  return answerAbout(createRandom(seedFrom(seed, question)), findTopic(question) ?? offTopic);
}
