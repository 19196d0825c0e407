import fc from "fast-check";
import { answerFor } from "../src/sample-week/answer-for";
import { findTopic } from "../src/sample-week/find-topic";
import { allTopics } from "../src/sample-week/topics";

const wordings = allTopics.flatMap((topic) => topic.wordings.map((wording) => ({ topic, wording })));

function shareRecognised(change: (wording: string) => string): number {
  const recognised = wordings.filter(({ topic, wording }) => findTopic(change(wording)) === topic);
  return recognised.length / wordings.length;
}

test("at least 95 % of all wordings are recognised as their own topic", () => {
  expect(shareRecognised((wording) => wording)).toBeGreaterThanOrEqual(0.95);
});

test("case and punctuation do not matter", () => {
  expect(shareRecognised((wording) => `  ${wording.toUpperCase().replace(/[?.,]/g, " ")} !!`)).toBeGreaterThanOrEqual(
    0.95,
  );
});

test("words around a question do not hide it", () => {
  expect(shareRecognised((wording) => `Hello there, ${wording} Thank you very much`)).toBeGreaterThanOrEqual(0.85);
});

test.each([
  ["How well do they know Kubernetes and Helm?", "kubernetes"],
  ["k8s", "kubernetes"],
  ["What databases have you used?", "databases-overview"],
  ["Does the candidate have leadership experience?", "team-lead"],
  ["How many years of TypeScript?", "typescript"],
  ["What did you do at university?", "degree"],
  ["is there any experience with kafka streams", "kafka"],
])("%j is about %s", (question, id) => {
  const topic = findTopic(question);
  const answer = answerFor(question, 7);

  expect(topic?.id).toBe(id);
  expect(answer.matchType).toBe(topic?.match);
  expect(topic?.reasoning).toContain(answer.reasoning);
  expect(answer.matchScore).toBeGreaterThanOrEqual(Number(topic?.score[0]));
  expect(answer.matchScore).toBeLessThanOrEqual(Number(topic?.score[1]));
});

test.each(["What is the weather like tomorrow?", "Do you like pizza?", "Do you know COBOL?", "qwertz", "", "🔥🔥🔥"])(
  "%j matches nothing, with a low score",
  (question) => {
    const answer = answerFor(question, 7);
    expect(answer.matchType).toBe("none");
    expect(answer.matchScore).toBeLessThanOrEqual(10);
  },
);

test("any text gets an answer, and the same one each time for the same seed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer(), (question, seed) => {
      const answer = answerFor(question, seed);
      expect(answer.matchScore).toBeGreaterThanOrEqual(0);
      expect(answer.matchScore).toBeLessThanOrEqual(100);
      expect(answer.reasoning).not.toBe("");
      expect(answerFor(question, seed)).toEqual(answer);
    }),
    { seed: 45, numRuns: 200 },
  );
});
