import { ordinaryWords } from "./ordinary-words";
import { usualName } from "./other-names";
import { ownCopy } from "./own-copy";

// Letters and digits, joined by a point (Node.js), an apostrophe or a hyphen; before that, C++, C# and .NET.
const run = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*";
const word = new RegExp(`(?:[a-z](?:\\+\\+|#)|\\.net)(?![\\p{L}\\p{N}])|${run}(?:[.'\u2019-]${run})*`, "giu");

const plainWord = /^[a-z0-9]+$/i;
const accents = /[\u0300-\u036f]+/g;
const ascii = /^[\0-\x7f]*$/;
const oftenJoined = /^(?:.|[a-z]{2,3})$/u;
// A whole sentence where no spaces are used; more of it would only take room.
const longestWord = 60;

/** The words of a piece, in lower case and without those that tell nothing; see `visitPieces`. */
export function tellingWords(piece: string): readonly string[] {
  const words = splitIntoWords(piece).map(usualName);
  return words.filter((name) => !ordinaryWords.has(name));
}

/** Every word of a piece, in lower case. */
export function allWords(piece: string): readonly string[] {
  return splitIntoWords(piece).map((typed) => typed.toLowerCase());
}

function splitIntoWords(piece: string): string[] {
  if (plainWord.test(piece)) return [cut(piece)];
  const words = withoutAccents(piece).match(word) ?? [];
  return words.flatMap((typed) => splitCompound(typed.replace(/['\u2019]/g, ""))).map(cut);
}

function cut(typed: string): string {
  return ownCopy(typed.slice(0, longestWord));
}

/** Zürich and Zurich meet; the marks of other scripts, which are letters to them, stay. */
function withoutAccents(piece: string): string {
  if (ascii.test(piece)) return piece;
  return piece.normalize("NFKD").replace(accents, "").normalize("NFC");
}

/** "event-driven" and "AWS-certified" are two words; "e-commerce", "start-up" and "on-call" are also written as one. */
function splitCompound(typed: string): string[] {
  const parts = typed.split("-");
  return parts.some((part) => oftenJoined.test(part)) ? [parts.join("")] : parts;
}
