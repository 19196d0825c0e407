import { integerBetween, pick, type Random } from "./random";
import type { Topic } from "./topic";
import type { Answer } from "./visit";

/** What the chatbot says about a topic, each time a little differently. */
export function answerAbout(random: Random, topic: Pick<Topic, "match" | "score" | "reasoning">): Answer {
  return {
    matchType: topic.match,
    matchScore: integerBetween(random, ...topic.score),
    reasoning: pick(random, topic.reasoning),
  };
}
