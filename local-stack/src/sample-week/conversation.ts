import { typeInHaste } from "./haste";
import { integerBetween, isLucky, pick, pickWeighted, type Random } from "./random";
import type { Topic } from "./topic";
import { type Domain, topicsByDomain } from "./topics";
import type { VisitorKind } from "./visitor-kinds";

/** How much more than usual a topic, by its id, is asked about in a week. */
export type Interest = Readonly<Record<string, number>>;

export interface PlannedQuestion {
  readonly text: string;
  readonly about: Pick<Topic, "match" | "score" | "reasoning">;
  /** What the visitor types if the chatbot fails; undefined: gives up. */
  readonly secondTry: string | undefined;
}

const probabilityOfStayingInDomain = 0.45;
const probabilityOfSecondTry = 0.6;

/** The questions of one session, each topic at most once. */
export function planConversation(random: Random, kind: VisitorKind, interest: Interest): PlannedQuestion[] {
  const questions: PlannedQuestion[] = [];
  const open = new Set(subjects);
  let last: Subject | undefined;
  for (let left = integerBetween(random, ...kind.questions); left > 0; left--) {
    const subject = pickSubject(random, [...open], last, (candidate) => appeal(candidate, kind, interest));
    questions.push(planQuestion(random, subject.topic, kind, subject.domain === last?.domain));
    open.delete(subject);
    last = subject;
  }
  return questions;
}

interface Subject {
  readonly domain: Domain;
  readonly topic: Topic;
}

const subjects: readonly Subject[] = Object.entries(topicsByDomain).flatMap(([domain, topics]) =>
  topics.map((topic) => ({ domain: domain as Domain, topic })),
);

function appeal({ domain, topic }: Subject, kind: VisitorKind, interest: Interest): number {
  return (topic.weight ?? 1) * (kind.interests[domain] ?? 1) * (interest[topic.id] ?? 1);
}

function pickSubject(
  random: Random,
  open: readonly Subject[],
  last: Subject | undefined,
  appealOf: (subject: Subject) => number,
): Subject {
  const near = open.filter((subject) => subject.domain === last?.domain);
  const stays = near.length > 0 && isLucky(random, probabilityOfStayingInDomain);
  return pickWeighted(random, stays ? near : open, appealOf);
}

function planQuestion(random: Random, topic: Topic, kind: VisitorKind, inDomain: boolean): PlannedQuestion {
  const fitting = topic.wordings.filter((wording) => inDomain || !isFollowUp(wording));
  const wording = pick(random, fitting);
  const another = pick(
    random,
    fitting.filter((candidate) => candidate !== wording),
  );
  return {
    text: isLucky(random, kind.haste) ? typeInHaste(random, wording) : wording,
    about: topic,
    secondTry: isLucky(random, probabilityOfSecondTry) ? another : undefined,
  };
}

/** "And Azure?" makes sense only after a question of the same domain. */
export function isFollowUp(wording: string): boolean {
  return /^(and|what about) /i.test(wording);
}
