import fc from "fast-check";
import { likeness, lowestLikeness } from "../src/questions/likeness";
import { rankGroups } from "../src/questions/question-group";
import { gatherGroups, groupQuestions } from "../src/questions/question-groups";
import { QuestionTally } from "../src/questions/question-tally";
import { signQuestion } from "../src/questions/signature";
import { makeComparable, type SignedQuestion } from "../src/questions/signed-questions";

const full = { matchType: "full", matchScore: 80 } as const;
const missed = { ...full, matchType: "none", matchScore: 10 } as const;

const word = fc.constantFrom("Kafka", "docker", "team", "lead", "test", "load", "salary", "current", "cloud", "kakfa");
const query = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `Do you ${words.join(" ")}?`);
const asked = fc.record({ query, isMissed: fc.boolean(), timestamp: fc.nat(20) });
const askedWeek = fc.array(asked, { maxLength: 60 });
const runs = { seed: 20251110, numRuns: 300 };

type Asked = { query: string; isMissed: boolean; timestamp: number };
function tallyAsked(week: readonly Asked[], mostKept?: number): QuestionTally {
  const questions = new QuestionTally(mostKept);
  for (const { isMissed, ...rest } of week) questions.add({ ...rest, ...(isMissed ? missed : full) });
  return questions;
}

/** Each question is compared with every leader, and every record is looked at again for every group. */
function groupSlowly(now: readonly Asked[], before: readonly Asked[]): [number, number, number][] {
  const { questions, weights, names } = makeComparable(tallyAsked(now), tallyAsked(before));
  const { named, others } = takeMissingNames(questions, names, [...now, ...before]);
  const precede = (a: SignedQuestion, b: SignedQuestion) =>
    b.askings - a.askings || a.terms.length - b.terms.length || (a.signature < b.signature ? -1 : 1);
  const groups: SignedQuestion[][] = [];
  for (const question of [...others].sort(precede)) {
    const alike = groups.map(([leader]) => (leader ? likeness(leader.terms, question.terms, weights) : 0));
    const nearest = groups[alike.indexOf(Math.max(lowestLikeness, ...alike))];
    if (nearest) nearest.push(question);
    else groups.push([question]);
  }
  return [...named, ...groups].map((group) => {
    const isMember = ({ query }: Asked) => group.some(({ signature }) => signature === signQuestion(query));
    const ofNow = now.filter(isMember);
    return [ofNow.length, ofNow.filter(({ isMissed }) => isMissed).length, before.filter(isMember).length];
  });
}

/** Name by name: the one that was missed most takes its questions, if at least two and half of them were missed in all. */
function takeMissingNames(questions: readonly SignedQuestion[], names: ReadonlySet<number>, week: readonly Asked[]) {
  const ofName = (name: number) => questions.filter(({ terms }) => terms.includes(name));
  const askedOf = (name: number) =>
    week.filter(({ query }) => ofName(name).some(({ signature }) => signature === signQuestion(query)));
  const missedOf = (name: number) => askedOf(name).filter(({ isMissed }) => isMissed).length;
  const missing = [...names]
    .filter((name) => missedOf(name) >= 2 && 2 * missedOf(name) >= askedOf(name).length)
    .sort((a, b) => missedOf(b) - missedOf(a) || a - b);
  const named: SignedQuestion[][] = [];
  for (const name of missing) named.push(ofName(name).filter((question) => !named.flat().includes(question)));
  return {
    named: named.filter(({ length }) => length > 0),
    others: questions.filter((question) => !named.flat().includes(question)),
  };
}

test("groups are those of a slow and obvious reckoning", () => {
  fc.assert(
    fc.property(askedWeek, askedWeek, (now, before) => {
      const groups = gatherGroups(tallyAsked(now), tallyAsked(before));
      expect(groups.map((group) => [group.asked.count, group.missed.count, group.askedBefore.count])).toEqual(
        groupSlowly(now, before),
      );
    }),
    runs,
  );
});

test("every question is in exactly one group", () => {
  fc.assert(
    fc.property(askedWeek, askedWeek, (now, before) => {
      const members = gatherGroups(tallyAsked(now), tallyAsked(before)).flatMap((group) => group.members);
      const signatures = [...now, ...before].map((each) => signQuestion(each.query));
      expect(members.map(({ signature }) => signature).sort()).toEqual([...new Set(signatures)].sort());
    }),
    runs,
  );
});

test("groups do not depend on the order in which questions come", () => {
  const shuffled = askedWeek.chain((week) =>
    fc.tuple(fc.constant(week), fc.shuffledSubarray(week, { minLength: week.length })),
  );
  const sizes = (week: readonly Asked[]) =>
    gatherGroups(tallyAsked(week), null).map((group) => [group.asked.count, group.missed.count, group.members.length]);
  fc.assert(
    fc.property(shuffled, ([week, otherwise]) => {
      expect(sizes(otherwise)).toEqual(sizes(week));
    }),
    runs,
  );
});

test("over the bound, a listed group lacks no more of its questions than is said", () => {
  fc.assert(
    fc.property(askedWeek, fc.integer({ min: 1, max: 5 }), (week, mostKept) => {
      const questions = tallyAsked(week, mostKept);
      const { groupsShortBy, ungrouped } = groupQuestions(questions, null);
      const listed = rankGroups(gatherGroups(questions, null), (group) => group.asked.count).slice(0, 10);
      for (const { members, asked } of listed) {
        const isMember = ({ query }: Asked) => members.some(({ signature }) => signature === signQuestion(query));
        const count = week.filter(isMember).length;
        expect(asked.count).toBeLessThanOrEqual(count);
        expect(asked.count).toBeGreaterThanOrEqual(count - groupsShortBy);
      }
      expect(groupsShortBy).toBeLessThanOrEqual(ungrouped);
    }),
    runs,
  );
});

test("no text whatever keeps the groups from being made", () => {
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.constantFrom("", "__proto__", "constructor"));
  fc.assert(
    fc.property(fc.array(text), (queries) => {
      const { questionGroups } = groupQuestions(
        tallyAsked(queries.map((query) => ({ query, isMissed: true, timestamp: 0 }))),
        null,
      );
      expect(questionGroups > 0).toBe(queries.length > 0);
    }),
    runs,
  );
});
