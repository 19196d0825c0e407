import { type Interest, type PlannedQuestion, planConversation } from "./conversation";
import { dealOddities } from "./deal-oddities";
import { isoWeekBefore, millisecondsPerWeek, startOfIsoWeek } from "./iso-week";
import type { Oddity } from "./oddity";
import { createRandom, isLucky, pickWeighted, type Random, seedFrom } from "./random";
import { pickArrival } from "./rhythm";
import { createFailures, holdSession } from "./session";
import type { Visit } from "./visit";
import { visitorKinds } from "./visitor-kinds";

export interface WeekToGenerate {
  readonly seed: number;
  /** ISO week in UTC, such as `2025-W45`. */
  readonly week: string;
  /** Sessions, not questions: a visitor asks about three. */
  readonly visitors?: number;
}

const usualNumberOfVisitors = 115;
const visitorsBeforePerVisitorNow = 0.85;
const shareOfOddVisitors = 0.07;
const probabilityOfOddityComingFirst = 0.5;

/** Kubernetes rises, and Kafka becomes a gap that nearly nobody asked about a week ago. */
const interestNow: Interest = { kubernetes: 5, kafka: 5 };
const interestBefore: Interest = { kubernetes: 0.8, kafka: 0.1, angular: 3, "cloud-cost": 2 };

/** A week of visits in order of time, the same on every machine for the same seed, week and number of visitors. */
export function generateWeek({ seed, week, visitors = usualNumberOfVisitors }: WeekToGenerate): Visit[] {
  return generate(seedFrom(seed, week, "week"), week, expectVisitors(visitors), interestNow);
}

/** The week before the given one, to compare it with: quieter, and with other interests. */
export function generateWeekBefore({ seed, week, visitors = usualNumberOfVisitors }: WeekToGenerate): Visit[] {
  const fewer = Math.ceil(expectVisitors(visitors) * visitorsBeforePerVisitorNow);
  return generate(seedFrom(seed, week, "week before"), isoWeekBefore(week), fewer, interestBefore);
}

function expectVisitors(visitors: number): number {
  if (!(Number.isSafeInteger(visitors) && visitors > 0))
    throw new RangeError(`visitors: expected a whole number of at least 1, got ${visitors}`);
  return visitors;
}

function generate(seed: number, week: string, visitors: number, interest: Interest): Visit[] {
  const weekStart = startOfIsoWeek(week);
  const random = createRandom(seed);
  const chatbotFails = createFailures(random);
  const oddities = dealOddities(random).slice(0, Math.ceil(visitors * shareOfOddVisitors));

  return Array.from({ length: visitors }, (_, visitor) => {
    const kind = pickWeighted(random, visitorKinds, ({ share }) => share);
    const questions = withOddity(random, planConversation(random, kind, interest), oddities[visitor]);
    return holdSession(random, weekStart + pickArrival(random, kind.rhythm), questions, chatbotFails);
  })
    .flat()
    .filter(({ at, delayInMs }) => at + delayInMs < weekStart + millisecondsPerWeek)
    .sort((a, b) => a.at - b.at);
}

function withOddity(
  random: Random,
  questions: readonly PlannedQuestion[],
  oddity: Oddity | undefined,
): readonly PlannedQuestion[] {
  if (!oddity) return questions;
  const odd = { text: oddity.text, about: oddity, secondTry: undefined };
  return isLucky(random, probabilityOfOddityComingFirst) ? [odd, ...questions] : [...questions, odd];
}
