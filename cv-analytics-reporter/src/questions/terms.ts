import { stemmer } from "stemmer";
import { ordinaryWords } from "./ordinary-words";
import { remember } from "./remember";

// They put no spaces between words; the prolonged sound mark counts as Katakana.
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/u;
const unspacedOrNot = new RegExp(`${unspaced.source}|(?:(?!${unspaced.source}).)+`, "gsu");
const english = /^[a-z]{3,24}$/;
const mostTerms = 40;

/** To what questions are compared by: a signature's words, slips corrected, as stems or pairs of characters. */
export function createSignatureToTerms(corrections: ReadonlyMap<string, string>): (signature: string) => string[] {
  const tellingTerms = remember((word) => {
    const meant = corrections.get(word) ?? word;
    return ordinaryWords.has(meant) ? [] : wordToTerms(meant);
  });
  return (signature) => {
    const words = signature.split(" ");
    const terms = words.flatMap(tellingTerms);
    return [...new Set(terms.length > 0 ? terms : words)].slice(0, mostTerms).sort();
  };
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
