import { answerAbout } from "./answer";
import type { PlannedQuestion } from "./conversation";
import { integerBetween, isLucky, numberBetween, pickUuid, type Random } from "./random";
import type { Visit } from "./visit";

/** One visitor's questions, one after the other, with pauses to read the answers. */
export function holdSession(
  random: Random,
  startsAt: number,
  questions: readonly PlannedQuestion[],
  chatbotFails: () => boolean,
): Visit[] {
  const sessionId = pickUuid(random);
  const visits: Visit[] = [];
  let at = startsAt;

  const ask = (question: string, about: PlannedQuestion["about"]): Visit => {
    const answer = chatbotFails() ? undefined : answerAbout(random, about);
    const delayInMs = answer ? pickTimeToAnswer(random) : pickTimeToFail(random);
    const visit = { at, sessionId, question, answer, delayInMs };
    visits.push(visit);
    at += delayInMs + pickPause(random);
    return visit;
  };

  for (const { text, about, secondTry } of questions) {
    const visit = ask(text, about);
    if (!visit.answer && secondTry) ask(secondTry, about);
  }
  return visits;
}

/** The chatbot fails after every 20 to 50 answers, so 2 to 5 % of a usual week's questions stay unanswered. */
export function createFailures(random: Random): () => boolean {
  let answersLeft = integerBetween(random, 10, 30);
  return () => {
    if (answersLeft > 0) {
      answersLeft -= 1;
      return false;
    }
    answersLeft = integerBetween(random, 20, 50);
    return true;
  };
}

/** Mostly around two seconds, seldom up to eight. */
function pickTimeToAnswer(random: Random): number {
  const slowness = random();
  return Math.floor(numberBetween(random, 700, 2_900) + slowness * slowness * slowness * 5_000);
}

/** At once, or when the language model's time is up. */
function pickTimeToFail(random: Random): number {
  return isLucky(random, 0.4) ? integerBetween(random, 90, 400) : integerBetween(random, 15_000, 25_000);
}

/** Some seconds up to about three minutes, short ones more often. */
function pickPause(random: Random): number {
  const length = random();
  return Math.floor(6_000 + length * length * 160_000);
}
