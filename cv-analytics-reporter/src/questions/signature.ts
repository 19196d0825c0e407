import { PieceMemo } from "./piece-memo";
import { isOfPiece, splitIntoPieces } from "./pieces";
import { allWords, tellingWords } from "./words";

const mostWords = 40;
const wordsOfPieces = new PieceMemo(tellingWords);

/** What wordings have in common that differ in case, order, accents, punctuation and ordinary words only. */
export function signQuestion(text: string): string {
  const telling = collectTellingWords(text);
  if (telling.length > 0) return joinSorted(telling);
  const all: string[] = [];
  for (const piece of splitIntoPieces(text)) addWords(all, allWords(piece));
  return all.length > 0 ? joinSorted(all) : text;
}

/** Every question of the week comes by: one loop, which cuts nothing out, takes a third of a pattern's time. */
function collectTellingWords(text: string): string[] {
  const telling: string[] = [];
  let start = 0;
  let hash = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (isOfPiece(unit)) {
      hash = Math.imul(hash ^ unit, 0x01000193);
      continue;
    }
    if (at > start) addWords(telling, wordsOfPieces.of(text, start, at, hash));
    start = at + 1;
    hash = 0;
  }
  return telling;
}

function addWords(distinct: string[], words: readonly string[]): void {
  for (const word of words) if (distinct.length < mostWords && !distinct.includes(word)) distinct.push(word);
}

/** By code units. A few words are sorted faster so than by the general way, and joined faster one by one. */
function joinSorted(words: string[]): string {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? "";
    let to = at;
    for (; to > 0 && (words[to - 1] ?? "") > word; to -= 1) words[to] = words[to - 1] ?? "";
    words[to] = word;
  }
  return words.join(" ");
}
