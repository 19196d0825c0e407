/** Breaks one line of text into lines of at most `columns` UTF-16 units, at spaces where there are any. */
export function wrap(text: string, columns: number, firstIndent: string, indent: string): string {
  const lines: string[] = [];
  let line = firstIndent;
  let isEmpty = true;
  const breakLine = () => {
    lines.push(line);
    line = indent;
    isEmpty = true;
  };
  for (const word of text.split(" ").flatMap((long) => piecesOf(long, columns - indent.length))) {
    if (!isEmpty && line.length + 1 + word.length > columns) breakLine();
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** A word that fits stays whole; a longer one is cut, never inside a character. */
function piecesOf(word: string, longest: number): string[] {
  if (word.length <= longest) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece.length + character.length > longest) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}
