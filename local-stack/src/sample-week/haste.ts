import { integerBetween, pick, type Random } from "./random";

/** A question as somebody types it on the way to a meeting: still readable, no longer tidy. */
export function typeInHaste(random: Random, question: string): string {
  return pick(random, slips)(random, question);
}

type Slip = (random: Random, question: string) => string;

const slips: readonly Slip[] = [
  (_, question) => question.toLowerCase(),
  (_, question) => question.toLowerCase().replace(/[?.]$/, ""),
  (_, question) => question.replace(/\?$/, "??"),
  (random, question) => changeOneWord(random, question, swapTwoLetters),
  (random, question) => changeOneWord(random, question, dropOneLetter),
];

/** Only plain words long enough to stay recognisable; a question without one stays as it is. */
function changeOneWord(random: Random, question: string, change: Slip): string {
  const words = question.match(/\b[a-z]{6,}\b/gi);
  if (!words) return question;
  const word = pick(random, words);
  return question.replace(word, change(random, word));
}

function swapTwoLetters(random: Random, word: string): string {
  const at = integerBetween(random, 1, word.length - 3);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

function dropOneLetter(random: Random, word: string): string {
  const at = integerBetween(random, 2, word.length - 2);
  return word.slice(0, at) + word.slice(at + 1);
}
