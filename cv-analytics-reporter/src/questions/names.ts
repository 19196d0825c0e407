import type { Wording } from "./askings";
import { splitIntoPieces } from "./pieces";
import { remember } from "./remember";
import { tellingWords } from "./words";

const sentenceEnd = /(?<![.!?:])[.!?:]+ /;
const capital = /\p{Lu}/u;
const small = /\p{Ll}/u;

/**
 * The terms that visitors write as names. Who writes a capital inside a sentence names something: "Have you used Spark?"
 * Those who write without any capitals, or in nothing else, tell nothing.
 */
export function findNames(wordings: Iterable<Wording>, wordToTerms: (word: string) => readonly string[]): Set<string> {
  const capitalised = new Map<string, number>();
  const pieceToTerms = remember((piece) => tellingWords(piece).flatMap(wordToTerms));
  for (const { text, uses } of wordings) {
    if (!capital.test(text) || !small.test(text)) continue;
    for (const piece of piecesWithinSentences(text))
      for (const term of pieceToTerms(piece))
        capitalised.set(term, (capitalised.get(term) ?? 0) + (capital.test(piece) ? uses : -uses));
  }
  return new Set([...capitalised].filter(([, surplus]) => surplus >= 0).map(([term]) => term));
}

function piecesWithinSentences(text: string): string[] {
  return text.split(sentenceEnd).flatMap((sentence) => splitIntoPieces(sentence).slice(1));
}
