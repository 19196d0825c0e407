// Everything else in ASCII ends a piece; what is not ASCII belongs to it, to be looked at more closely.
const asciiOfPieces = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.'-+#";
const isPartOfPiece = Uint8Array.from({ length: 128 }, (_, unit) =>
  asciiOfPieces.includes(String.fromCharCode(unit)) ? 1 : 0,
);

/** Whether the UTF-16 unit belongs to a piece, a stretch of a text that may hold words. */
export function isOfPiece(unit: number): boolean {
  return unit > 127 || isPartOfPiece[unit] === 1;
}

export function splitIntoPieces(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && isOfPiece(text.charCodeAt(at))) continue;
    if (at > start) pieces.push(text.slice(start, at));
    start = at + 1;
  }
  return pieces;
}
