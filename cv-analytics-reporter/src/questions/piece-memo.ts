import { ownCopy } from "./own-copy";

/** A power of two. */
const places = 8_192;
const longestRemembered = 24;

/**
 * What `compute`, which must be pure, makes of pieces of texts, remembered for those that come again and again: one piece
 * a place, found by its hash and compared where it lies, without cutting it out.
 */
export class PieceMemo<T> {
  private readonly pieces: (string | undefined)[] = Array(places).fill(undefined);
  private readonly results: (T | undefined)[] = Array(places).fill(undefined);

  constructor(private readonly compute: (piece: string) => T) {}

  /** Of the piece of `text` from `start` to before `end`. */
  of(text: string, start: number, end: number, hash: number): T {
    const place = (hash ^ (hash >>> 15)) & (places - 1);
    const piece = this.pieces[place];
    const result = this.results[place];
    if (result !== undefined && piece !== undefined && piece.length === end - start && text.startsWith(piece, start))
      return result;
    return this.remember(place, ownCopy(text.slice(start, end)));
  }

  private remember(place: number, piece: string): T {
    const result = this.compute(piece);
    if (piece.length <= longestRemembered) {
      this.pieces[place] = piece;
      this.results[place] = result;
    }
    return result;
  }
}
