/**
 * A file's name on one line: quoted when it holds what is no text, such as a line break, which would begin a line of its own
 * in a log that is read for commands.
 */
export function printable(file: string): string {
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(file) ? JSON.stringify(file).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?") : file;
}
