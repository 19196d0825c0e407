import type { QuestionRecord } from "../../cv-analytics-reporter/src/counting/records";
import { gatherGroups } from "../../cv-analytics-reporter/src/questions/question-groups";
import { QuestionTally } from "../../cv-analytics-reporter/src/questions/question-tally";
import { signQuestion } from "../../cv-analytics-reporter/src/questions/signature";
import { typeInHaste } from "../src/sample-week/haste";
import { createRandom } from "../src/sample-week/random";
import { allTopics } from "../src/sample-week/topics";

type Topics = readonly (readonly string[])[];

/** Wordings of one question stand on one line; written before the grouping was tuned, and not changed since. */
// biome-ignore format: a line is a topic
const plainQuestions: Topics = [
  ["Do you know Python?", "How good is your Python?", "python experience", "Have you used Python professionally?"],
  ["Do you know Java?", "How many years of Java do you have?", "java skills"],
  ["Do you know JavaScript?", "Are you fluent in Javascript?"],
  ["Can you write C++?", "c++ experience", "How well do you know C++?"],
  ["Do you know C#?", "any C# experience?", "Which C# projects have you done?"],
  ["Do you program in C?", "Have you written plain C?"],
  ["Have you used Go?", "Golang experience?", "Do you know Go (golang)?"],
  ["Do you have .NET experience?", "How long have you worked with .NET?"],
  ["Have you built anything with Node.js?", "node.js", "nodejs experience?"],
  ["Do you know React?", "Have you used React in production?", "react experience", "How many years of React?"],
  ["Have you written apps with React Native?", "react native experience"],
  ["What are your salary expectations?", "What salary do you expect?", "salary expectation?", "expected salary"],
  ["What is your daily rate?", "daily rate as a contractor?", "What do you charge per day?"],
  ["What is your notice period?", "notice period", "How long is your notice period?"],
  ["When can you start?", "What is your earliest start date?", "How soon could you start?"],
  ["Are you willing to relocate?", "Would you relocate to Berlin?", "relocation?"],
  ["Do you work remotely?", "Are you open to remote work?", "remote?"],
  ["Do you live in Zürich?", "do you live in zurich", "Are you based in Zurich?"],
  ["Have you worked with Kubernetes?", "kubernetes experience", "Kubernets?", "Tell me about your Kubernetes experience"],
  ["Do you know Docker?", "Have you used Docker containers?", "docker"],
  ["What is your experience with AWS?", "How long have you been using AWS?", "AWS?"],
  ["Do you have an AWS certification?", "Which AWS certifications do you hold?", "AWS certified?"],
  ["Have you used Azure?", "Microsoft Azure experience"],
  ["Do you have a degree in computer science?", "computer science degree?", "Do you have a CS degree?"],
  ["Where did you study?", "Which university did you go to?"],
  ["Have you ever led a team?", "team leading experience", "Have you led teams before?"],
  ["How large was the team you worked in?", "What size was your team?", "team size?"],
  ["Do you need visa sponsorship?", "Do you need a visa?", "visa sponsorship"],
  ["What is your biggest weakness?", "What are your weaknesses?"],
  ["What is your greatest strength?", "What are your strengths?"],
  ["What are your hobbies?", "any hobbies?", "What do you do in your free time?"],
  ["Why are you leaving your current job?", "Why do you want to leave?", "reason for leaving"],
  ["What does your current role involve?", "What do you do in your current job?"],
  ["Which languages do you speak?", "What languages can you speak?", "Do you speak any foreign languages?"],
  ["Which programming languages do you know?", "programming languages?", "What programming languages have you used?"],
  ["Do you speak German?", "How good is your German?", "german?"],
  ["Sprechen Sie Deutsch?", "Sprichst du Deutsch?"],
  ["你会用Python吗？", "你会Python吗"],
  ["您的薪资期望是多少？", "薪资期望多少"],
  ["Do you write unit tests?", "How do you write unit tests?", "unit testing experience"],
  ["Have you worked with SQL databases?", "SQL experience?"],
  ["Have you used NoSQL databases?", "nosql experience"],
  ["How do I reach you?", "What is your e-mail address?", "How can I contact you?"],
  ["Can you send me your CV as a PDF?", "Where can I download your CV?", "download cv"],
];

const sampleWeek: Topics = allTopics.map(({ wordings }) => wordings);

/** Each wording as it is, and twice as somebody types it who is in a hurry. */
function alsoInHaste(topics: Topics): Topics {
  const random = createRandom(1);
  return topics.map((wordings) =>
    wordings.flatMap((wording) => [wording, typeInHaste(random, wording), typeInHaste(random, wording)]),
  );
}

/** Of all pairs of wordings in one group, how many share a topic; of all pairs that share a topic, how many share a group. */
function judgeGroups(topics: Topics, answers: readonly Answer[] = []): { precision: number; recall: number } {
  const groupOf = findGroups(
    topics.flatMap((wordings, topic) => wordings.map((query) => ({ ...answered, ...answers[topic], query }))),
  );
  const asked = topics.flatMap((wordings, topic) => wordings.map((text) => ({ topic, group: groupOf(text) })));
  const pairs = asked.flatMap((a, at) => asked.slice(0, at).map((b) => [a.topic === b.topic, a.group === b.group]));
  const count = (isCounted: (pair: boolean[]) => boolean | undefined) => pairs.filter(isCounted).length;
  const right = count(([sameTopic, sameGroup]) => sameTopic && sameGroup);
  return { precision: right / count(([, sameGroup]) => sameGroup), recall: right / count(([sameTopic]) => sameTopic) };
}

function findGroups(records: readonly Omit<QuestionRecord, "timestamp">[]): (text: string) => number {
  const tally = new QuestionTally();
  for (const [timestamp, record] of records.entries()) tally.add({ ...record, timestamp });
  const groups = gatherGroups(tally, null).map(({ members }) => new Set(members.map(({ signature }) => signature)));
  return (text) => groups.findIndex((group) => group.has(signQuestion(text)));
}

type Answer = Pick<QuestionRecord, "matchType" | "matchScore">;
const answered: Answer = { matchType: "full", matchScore: 80 };
const sampleAnswers = allTopics.map(({ match, score: [matchScore] }): Answer => ({ matchType: match, matchScore }));

test("of the sample week's wordings in one group, 95 in 100 pairs ask the same; 1 in 10 that ask the same meet", () => {
  const { precision, recall } = judgeGroups(sampleWeek);
  expect(precision).toBeGreaterThan(0.95);
  // More than half of these pairs have no telling word in common: "Where do you live?", "Are you in the UK?"
  expect(recall).toBeGreaterThan(0.1);
});

test("of the same wordings typed in haste too, 97 in 100 pairs in one group ask the same; 1 in 5 that ask the same meet", () => {
  const { precision, recall } = judgeGroups(alsoInHaste(sampleWeek));
  expect(precision).toBeGreaterThan(0.97);
  expect(recall).toBeGreaterThan(0.2);
});

test("of plain questions that were written before the tuning, 92 in 100 pairs in one group ask the same; 2 in 3 that ask the same meet", () => {
  const { precision, recall } = judgeGroups(plainQuestions);
  // What is wrong is all one mistake: certificates of a platform are taken for experience with it.
  expect(precision).toBeGreaterThan(0.92);
  expect(recall).toBeGreaterThan(0.66);
});

test("with the sample's answers, which names that find none unite, 97 in 100 pairs ask the same; 1 in 6 that ask the same meet", () => {
  const { precision, recall } = judgeGroups(sampleWeek, sampleAnswers);
  expect(precision).toBeGreaterThan(0.97);
  expect(recall).toBeGreaterThan(0.17);
});
