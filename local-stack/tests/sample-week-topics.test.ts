import { isFollowUp } from "../src/sample-week/conversation";
import type { Topic } from "../src/sample-week/topic";
import { allTopics } from "../src/sample-week/topics";

const simplify = (wording: string) =>
  wording
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#+]+/gu, " ")
    .trim();

/** The ids of the topics that break a rule, so that a failure names them. */
const topicsWithout = (holds: (topic: Topic) => boolean) =>
  allTopics.filter((topic) => !holds(topic)).map(({ id }) => id);

const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

test("there are at least 110 topics, each with an id of its own", () => {
  expect(allTopics.length).toBeGreaterThanOrEqual(110);
  expect(repeated(allTopics.map(({ id }) => id))).toEqual([]);
});

test("every topic is asked in three to six wordings", () => {
  const isVaried = ({ wordings }: Topic) => {
    const different = new Set(wordings.map(simplify)).size;
    return different === wordings.length && different >= 3 && different <= 6;
  };
  expect(topicsWithout(isVaried)).toEqual([]);
});

test("every topic can be asked in two ways by a visitor who has asked nothing before", () => {
  const canOpen = ({ wordings }: Topic) => wordings.filter((wording) => !isFollowUp(wording)).length >= 2;
  expect(topicsWithout(canOpen)).toEqual([]);
});

test("no two topics share a wording, whatever its case and punctuation", () => {
  expect(repeated(allTopics.flatMap(({ wordings }) => wordings.map(simplify)))).toEqual([]);
});

test("no two topics share a reasoning", () => {
  expect(repeated(allTopics.flatMap(({ reasoning }) => reasoning))).toEqual([]);
});

test("every topic scores within what its match means", () => {
  const ranges = { full: [70, 100], partial: [30, 75], none: [0, 30] } as const;
  const scoresInRange = ({ match, score: [lowest, highest] }: Topic) =>
    ranges[match][0] <= lowest && lowest < highest && highest <= ranges[match][1];
  expect(topicsWithout(scoresInRange)).toEqual([]);
});

test("every topic is reasoned in two or more whole sentences, the first of which agrees with its match", () => {
  const openings = { full: /^(Excellent|Strong|Good) match: /, partial: /^Partial match: /, none: /^No match: / };
  const isReasoned = ({ match, reasoning }: Topic) =>
    reasoning.length >= 2 &&
    openings[match].test(reasoning[0] ?? "") &&
    reasoning.every((sentence) => /^[A-Z].{20,130}\.$/.test(sentence));
  expect(topicsWithout(isReasoned)).toEqual([]);
});
