import { type Piece, readPattern } from "./pattern-pieces";

const variants = [0, 1, 2, 3];
// What most patterns take no further: the worst text is one that nearly matches.
const spoilers = ["", "\u0000"];

/**
 * Texts of this length on which backtracking has most to do: up to each part that may repeat without end, then that
 * part over and over, then what spoils the match. Also the two together over and over, so that many places begin a match.
 */
export function worstTexts(expression: RegExp, length: number): readonly string[] {
  const texts = new Set<string>();
  for (const { before, part } of endlessParts(readPattern(expression), ""))
    for (const spoiler of spoilers) {
      texts.add(`${before}${filled(part, length)}${spoiler}`);
      texts.add(`${filled(`${before}${part}`, length)}${spoiler}`);
      texts.add(filled(`${before}${part}${part}${spoiler}`, length));
    }
  for (const character of sampleOf(readPattern(expression), 0)) texts.add(filled(character, length));
  return [...texts];
}

interface Endless {
  readonly before: string;
  readonly part: string;
}

function endlessParts(piece: Piece, before: string): readonly Endless[] {
  switch (piece.kind) {
    case "one":
      return [];
    case "either":
      return piece.options.flatMap((option) => endlessParts(option, before));
    case "not":
      return endlessParts(piece.piece, before);
    case "all":
      return piece.pieces.flatMap((part, index) =>
        endlessParts(part, before + sampleOf({ kind: "all", pieces: piece.pieces.slice(0, index) }, 0)),
      );
    case "repeat": {
      const inner = endlessParts(piece.piece, before);
      if (piece.most < Number.POSITIVE_INFINITY) return inner;
      return [...inner, ...variants.map((variant) => ({ before, part: sampleOf(piece.piece, variant) }))];
    }
  }
}

/** A text that the piece takes; each variant takes other characters and other options. */
function sampleOf(piece: Piece, variant: number): string {
  switch (piece.kind) {
    case "one":
      return chosen(piece.characters, variant) ?? "";
    case "either": {
      const option = chosen(piece.options, variant);
      return option ? sampleOf(option, variant) : "";
    }
    case "not":
      return "";
    case "all":
      return piece.pieces.map((part) => sampleOf(part, variant)).join("");
    case "repeat":
      return sampleOf(piece.piece, variant).repeat(Math.min(Math.max(piece.fewest, 1), piece.most));
  }
}

const chosen = <Thing>(things: readonly Thing[], variant: number) => things[variant % things.length];

function filled(part: string, length: number): string {
  return part.repeat(Math.ceil(length / Math.max(1, part.length))).slice(0, length);
}
