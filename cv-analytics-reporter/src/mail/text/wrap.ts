import { widthOf } from "./width";

/** Below the 76 of quoted-printable and the 80 of old terminals, with room for "> " in answers. */
export const columns = 72;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Breaks one line of text into lines of at most 72 columns, at spaces where there are any. */
export function wrap(text: string, firstIndent = "", indent = firstIndent): string {
  const lines: string[] = [];
  let line = firstIndent;
  let isEmpty = true;
  for (const word of text.split(" ").flatMap((long) => piecesOf(long, columns - indent.length))) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** A word that fits stays whole; a longer one is cut, not inside a character that is seen as one. */
function piecesOf(word: string, longest: number): string[] {
  if (widthOf(word) <= longest) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const unit of unitsOf(word, longest)) {
    if (widthOf(piece + unit) > longest) {
      pieces.push(piece);
      piece = "";
    }
    piece += unit;
  }
  return [...pieces, piece];
}

/** Some scripts can build one seen character of any width. */
function unitsOf(word: string, longest: number): string[] {
  return Array.from(graphemes.segment(word), ({ segment }) => segment).flatMap((seen) =>
    widthOf(seen) > longest ? [...seen] : [seen],
  );
}
