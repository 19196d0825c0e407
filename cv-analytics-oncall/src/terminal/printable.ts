const invisible = /[\p{C}\p{Z}]+/gu;

/** One line of at most `longest` characters: a visitor's text must not drive the terminal that shows it. */
export function printable(text: string, longest: number): string {
  const line = text
    .slice(0, longest * 4)
    .replace(invisible, " ")
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line;
}
