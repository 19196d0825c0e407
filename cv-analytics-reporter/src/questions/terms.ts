import { stemmer } from "stemmer";
import { ordinaryWords } from "./ordinary-words";

// They put no spaces between words; the prolonged sound mark counts as Katakana.
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/u;
const unspacedOrNot = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source}).)+`, "gsu");
const english = /^[a-z]{3,24}$/;
const mostTerms = 40;

/** What questions are compared by: a signature's words, slips corrected, as stems or pairs of characters. */
export function signatureToTerms(signature: string, corrections: ReadonlyMap<string, string>): string[] {
  const words = signature.split(" ");
  const telling = words.map((word) => corrections.get(word) ?? word).filter((word) => !ordinaryWords.has(word));
  const terms = telling.length > 0 ? telling.flatMap(wordToTerms) : words;
  return [...new Set(terms)].slice(0, mostTerms).sort();
}

function wordToTerms(word: string): string[] {
  if (english.test(word)) return [stemmer(word)];
  return unspaced.test(word) ? (word.match(unspacedOrNot) ?? []).flatMap(runToTerms) : [word];
}

function runToTerms(run: string): string[] {
  if (!unspaced.test(run)) return wordToTerms(run);
  const characters = [...run];
  if (characters.length < 3) return [run];
  return characters.slice(1).map((character, before) => `${characters[before]}${character}`);
}
