import type { QuestionRecord } from "../src/counting/records";
import { groupQuestions } from "../src/questions/question-groups";
import { QuestionTally } from "../src/questions/question-tally";

const full = { matchType: "full", matchScore: 80 } as const;
const missed = { matchType: "none", matchScore: 10 } as const;

/** Asked one after the other, each as often as is said. */
function tally(asked: readonly (readonly [string, number?, Partial<QuestionRecord>?])[], mostKept?: number) {
  const questions = new QuestionTally(mostKept);
  let timestamp = 0;
  for (const [query, times = 1, rest] of asked)
    for (let n = 0; n < times; n += 1) questions.add({ timestamp: timestamp++, query, ...full, ...rest });
  return questions;
}

test("questions that probably ask the same are one group, under the wording that was used most", () => {
  const week = tally([["Have you used Apache Kafka?"], ["kafka", 2], ["Do you know Kafka?", 3], ["Do you know Rust?"]]);
  const { topQuestions, questionGroups } = groupQuestions(week, null);
  expect(topQuestions[0]).toMatchObject({ question: "Do you know Kafka?", count: 5 });
  expect(questionGroups).toBe(3);
});

test("a name unites questions that have it and one more word", () => {
  const week = tally([
    ["Do you know Docker?"],
    ["docker containers"],
    ["Do you write tests?"],
    ["Do you do load tests?"],
  ]);
  expect(groupQuestions(week, null).topQuestions.map(({ count }) => count)).toEqual([2, 1, 1]);
});

test("a word that is asked about by itself tells questions apart", () => {
  const asked = [["What about AWS?"], ["Which AWS certificates have you got?"]] as const;
  expect(groupQuestions(tally(asked), null).questionGroups).toBe(1);
  expect(groupQuestions(tally([...asked, ["certificates?"]]), null).questionGroups).toBe(3);
});

test("a name that mostly finds no answer unites whatever is asked about it", () => {
  const asked = [
    ["Do you know Kafka?", 2],
    ["We stream everything through Kafka: would you feel at home?"],
    ["Could you run Kafka on AWS?"],
    ["Which AWS regions have you deployed to?", 4],
  ] as const;
  const countsOf = (rest: Partial<QuestionRecord>) =>
    groupQuestions(
      tally(asked.map(([query, times = 1]) => [query, times, query.includes("Kafka") ? rest : full])),
      null,
    ).topQuestions.map(({ question, count }) => [question, count]);
  expect(countsOf(missed)).toEqual([
    ["Do you know Kafka?", 4],
    ["Which AWS regions have you deployed to?", 4],
  ]);
  expect(countsOf(full)).toHaveLength(4);
});

test("a name that was missed once, or is mostly answered well, does not", () => {
  const once = tally([["Do you know Kafka?", 1, missed], ["What would you stream through Kafka topics?"]]);
  const mostlyWell = tally([
    ["Do you know Kafka?", 9],
    ["What would you stream through Kafka topics?", 2, missed],
  ]);
  expect([once, mostlyWell].map((week) => groupQuestions(week, null).questionGroups)).toEqual([2, 2]);
});

test("a group is named by the best wording of its most asked signature, and shows other ones beside it", () => {
  const week = tally([
    ["kafka streams in Java?", 3, missed],
    ["Do you know Kafka?", 2, missed],
    ["kafka", 2, missed],
    ["Have you used Apache Kafka?", 1, missed],
  ]);
  expect(groupQuestions(week, null).gaps[0]).toMatchObject({
    topic: "Do you know Kafka?",
    count: 8,
    examples: ["Do you know Kafka?", "kafka streams in Java?", "Have you used Apache Kafka?"],
  });
});

test("a slip of the fingers does not part a question from the others", () => {
  const week = tally([
    ["kubernetes experience", 2],
    ["kuberentes experince"],
    ["Kubernetes expereince?"],
    ["kubernets"],
  ]);
  expect(groupQuestions(week, null).topQuestions.map(({ count }) => count)).toEqual([5]);
});

test("words that are a letter apart are not all slips", () => {
  const week = tally([["contract?", 9], ["How can I contact you?"]]);
  expect(groupQuestions(week, null).questionGroups).toBe(2);
});

test("questions meet in scripts that put no spaces between words", () => {
  const week = tally([
    ["您的薪资期望是多少？"],
    ["您的薪资期望多少？"],
    ["AWSの経験は何年ありますか？"],
    ["AWSの経験は何年？"],
  ]);
  expect(groupQuestions(week, null).topQuestions.map(({ count }) => count)).toEqual([2, 1, 1]);
});

test("a gap names its most used missed wordings and why they were missed", () => {
  const week = tally([
    ["Kafka?", 3],
    ["kafka", 1, { ...missed, reasoning: "Kafka is not in the CV" }],
    ["Do you know Kafka?", 2, { ...missed, matchScore: 40, reasoning: "Only queues are" }],
  ]);
  const { gaps, gapGroups, badlyAnswered } = groupQuestions(
    week,
    tally([
      ["kafka", 4],
      ["kafka", 2, missed],
    ]),
  );
  expect(gaps).toEqual([
    {
      topic: "Do you know Kafka?",
      count: 3,
      averageScore: 30,
      before: 2,
      examples: ["Do you know Kafka?", "kafka"],
      reasons: ["Kafka is not in the CV", "Only queues are"],
    },
  ]);
  expect([gapGroups, badlyAnswered]).toEqual([1, 3]);
});

test("the same group of the week before is found under other wordings; without that week, nothing is known", () => {
  const now = tally([["Do you know Kafka?", 2], ["rust?"]]);
  const before = tally([["kafka", 7], ["elixir"]]);
  const beforeOf = (groups: ReturnType<typeof groupQuestions>) => groups.topQuestions.map(({ before }) => before);
  expect(beforeOf(groupQuestions(now, before))).toEqual([7, 0]);
  expect(beforeOf(groupQuestions(now, null))).toEqual([null, null]);
  expect(groupQuestions(now, before).questionGroups).toBe(2);
});

test("changes are of groups that were asked five times in either week, by their wording of this week if there is one", () => {
  const now = tally([
    ["Kafka?", 6],
    ["rust", 4],
  ]);
  const before = tally([
    ["kafka", 1],
    ["Elixir?", 5],
    ["rust", 4],
  ]);
  expect(groupQuestions(now, before).changes).toEqual([
    { question: "Kafka?", now: 6, before: 1 },
    { question: "Elixir?", now: 0, before: 5 },
  ]);
  expect(groupQuestions(now, null).changes).toEqual([]);
});

test("at most ten groups and gaps and forty changes are listed, all are counted", () => {
  const week = tally(Array.from({ length: 50 }, (_, n) => [`q${n}`, 5, missed] as const));
  const groups = groupQuestions(week, week);
  expect([groups.topQuestions, groups.gaps, groups.changes].map(({ length }) => length)).toEqual([10, 10, 40]);
  expect([groups.questionGroups, groups.gapGroups]).toEqual([50, 50]);
});

test("of equally many, the order is that of code units", () => {
  const week = tally([["kotlin"], ["rust"], ["Zig"], ["ěrlang"]]);
  expect(groupQuestions(week, null).topQuestions.map(({ question }) => question)).toEqual([
    "Zig",
    "kotlin",
    "rust",
    "ěrlang",
  ]);
});
