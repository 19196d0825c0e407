import type { Topic } from "./topic";
import { allTopics } from "./topics";

/** The topic that a question is most likely about; undefined if none is near. */
export function findTopic(question: string): Topic | undefined {
  const words = questionToWords(question);
  let best: { topic: Topic; likeness: number } | undefined;
  for (const topic of allTopics) {
    const likeness = likenessTo(topic, words);
    if (likeness > (best?.likeness ?? lowestLikeness)) best = { topic, likeness };
  }
  return best?.topic;
}

/** Chosen so that off-topic questions find nothing and a single technical word, such as "Kubernetes", suffices. */
const lowestLikeness = 0.45;

type Words = ReadonlySet<string>;

/** Keeps the signs of C#, C++; drops accents, case, plural and everything else. */
function questionToWords(question: string): Words {
  const plain = question.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+(?:[#+]+)?/gu) ?? [];
  return new Set(words.map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word)));
}

const wordsOfTopics: ReadonlyMap<Topic, readonly Words[]> = new Map(
  allTopics.map((topic) => [topic, topic.wordings.map(questionToWords)]),
);

const wordingsWith: ReadonlyMap<string, number> = countWordings();

function countWordings(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of [...wordsOfTopics.values()].flat().flatMap((words) => [...words]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Rare words tell more than common ones; a word that no topic uses counts like a rare one. */
function weightOf(word: string): number {
  return 1 / (wordingsWith.get(word) ?? 1);
}

function likenessTo(topic: Topic, words: Words): number {
  const wordings = wordsOfTopics.get(topic) ?? [];
  const sameWording = Math.max(...wordings.map((wording) => overlap(wording, words)));
  return sameWording + typicalWords(wordings, words);
}

/** 1 for the same words, 0 for none in common. */
function overlap(a: Words, b: Words): number {
  const common = [...a].filter((word) => b.has(word));
  const total = sumOfWeights(a) + sumOfWeights(b);
  return total === 0 ? 0 : (2 * sumOfWeights(common)) / total;
}

/** How much the question's words belong to this topic: used in most of its wordings and in few of other topics. */
function typicalWords(wordings: readonly Words[], words: Words): number {
  let sum = 0;
  for (const word of words) {
    const here = wordings.filter((wording) => wording.has(word)).length;
    sum += (here / wordings.length) * here * weightOf(word);
  }
  return sum;
}

function sumOfWeights(words: Iterable<string>): number {
  let sum = 0;
  for (const word of words) sum += weightOf(word);
  return sum;
}
