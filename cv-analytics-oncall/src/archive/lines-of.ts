/** A line where it stands in its file: its number from 1, where it begins, and how long it is without its line end. */
export interface FileLine {
  readonly number: number;
  readonly offset: number;
  readonly length: number;
  /** Undefined for a line that is longer than was asked for: it is passed over, not held. */
  readonly bytes: Buffer | undefined;
}

const lineEnd = "\n".charCodeAt(0);

/** The lines of a file that comes in pieces; no more than one line is held. */
export async function* linesOf(pieces: AsyncIterable<Buffer>, longestInBytes: number): AsyncGenerator<FileLine> {
  let [number, offset, length] = [1, 0, 0];
  let parts: Buffer[] = [];
  const take = (part: Buffer) => {
    length += part.length;
    if (length > longestInBytes) parts = [];
    else parts.push(part);
  };
  const end = (): FileLine => {
    const bytes = length > longestInBytes ? undefined : Buffer.concat(parts);
    const line = { number, offset, length, bytes };
    [number, offset, length, parts] = [number + 1, offset + length + 1, 0, []];
    return line;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(lineEnd); at >= 0; at = piece.indexOf(lineEnd, from)) {
      take(piece.subarray(from, at));
      yield end();
      from = at + 1;
    }
    take(piece.subarray(from));
  }
  if (length > 0) yield end();
}
