import { splitIntoPieces } from "./pieces";
import { allWords, tellingWords } from "./words";

const mostWords = 40;

/** What wordings have in common that differ in case, order, accents, punctuation and ordinary words only. */
export function signQuestion(text: string): string {
  const pieces = splitIntoPieces(text);
  const telling = collectWords(pieces, tellingWords);
  if (telling.length > 0) return joinSorted(telling);
  const all = collectWords(pieces, allWords);
  return all.length > 0 ? joinSorted(all) : text;
}

function collectWords(pieces: readonly string[], wordsOf: (piece: string) => readonly string[]): string[] {
  const distinct: string[] = [];
  for (const piece of pieces)
    for (const word of wordsOf(piece)) if (distinct.length < mostWords && !distinct.includes(word)) distinct.push(word);
  return distinct;
}

function joinSorted(words: string[]): string {
  return words.length === 1 && words[0] !== undefined ? words[0] : words.sort().join(" ");
}
