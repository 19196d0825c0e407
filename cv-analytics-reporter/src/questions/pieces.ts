// Everything else in ASCII ends a piece; what is not ASCII belongs to it, to be looked at more closely.
const asciiOfPieces = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.'-+#";
const isPartOfPiece = Uint8Array.from({ length: 128 }, (_, unit) =>
  asciiOfPieces.includes(String.fromCharCode(unit)) ? 1 : 0,
);

/** The stretches of a text that may hold words. Every question of the week comes by: a loop takes a third of a pattern's time. */
export function splitIntoPieces(text: string): string[] {
  const pieces: string[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 127 || isPartOfPiece[unit] === 1) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      pieces.push(text.slice(start, at));
      start = -1;
    }
  }
  if (start >= 0) pieces.push(text.slice(start));
  return pieces;
}
