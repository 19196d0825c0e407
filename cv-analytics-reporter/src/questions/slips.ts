import { ordinaryWords } from "./ordinary-words";

// Shorter words become other words too easily: "contact" is "contract" without a letter.
const shortestWithSwap = 6;
const shortestWithLetterTooMany = 9;
const longest = 24;
const onlyLetters = /^\p{L}+$/u;

/** For words that are a slip of the fingers away from an ordinary or a more asked one: what was probably meant. */
export function correctSlips(askings: ReadonlyMap<string, number>): Map<string, string> {
  const known = new Map(askings);
  for (const word of ordinaryWords) known.set(word, Number.POSITIVE_INFINITY);
  const corrections = new Map<string, string>();
  for (const word of known.keys())
    for (const near of nearWords(word)) if (known.has(near)) preferMoreAsked(word, near, known, corrections);
  return corrections;
}

function preferMoreAsked(a: string, b: string, askings: ReadonlyMap<string, number>, into: Map<string, string>): void {
  const asked = (word: string) => askings.get(word) ?? 0;
  if (asked(a) === asked(b)) return;
  const [slip, meant] = asked(a) < asked(b) ? [a, b] : [b, a];
  const other = into.get(slip);
  if (other === undefined || isBetter(meant, other, asked)) into.set(slip, meant);
}

function isBetter(meant: string, other: string, asked: (word: string) => number): boolean {
  return asked(meant) > asked(other) || (asked(meant) === asked(other) && meant < other);
}

/** The word with two neighbouring letters swapped, or without one; the first letter is rarely wrong. */
function* nearWords(word: string): Generator<string> {
  if (word.length < shortestWithSwap || word.length > longest || !onlyLetters.test(word)) return;
  for (let at = 1; at < word.length - 1; at += 1)
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  if (word.length < shortestWithLetterTooMany) return;
  for (let at = 1; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}
