import type { TemplatePart } from "./expression-syntax";
import { splitTemplate } from "./template";

/** A word of an expression. Quoted text keeps its `${}` parts, since a quoted text is a template. */
export type Token =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "quoted"; readonly parts: readonly TemplatePart[] }
  | { readonly kind: "symbol"; readonly text: string };

const symbols = ["==", "!=", "&&", "||", "(", ")", "[", "]", "{", "}", ".", ",", "?", ":", "!", "="];
const nameStart = /[A-Za-z_]/;
const name = /[A-Za-z_][A-Za-z0-9_-]*/y;
const number = /\d+(\.\d+)?/y;

/** Splits an expression into its words; white space and line ends mean nothing here. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < source.length) {
    const character = source.charAt(position);
    if (/\s/.test(character)) {
      position += 1;
      continue;
    }
    const { token, end } = readToken(source, position, character);
    tokens.push(token);
    position = end;
  }
  return tokens;
}

function readToken(source: string, start: number, character: string): { token: Token; end: number } {
  if (character === '"') return readQuoted(source, start);
  if (nameStart.test(character)) {
    const text = readPattern(name, source, start);
    return { token: { kind: "name", text }, end: start + text.length };
  }
  if (/\d/.test(character)) {
    const text = readPattern(number, source, start);
    return { token: { kind: "number", value: Number(text) }, end: start + text.length };
  }
  const symbol = symbols.find((text) => source.startsWith(text, start));
  if (symbol) return { token: { kind: "symbol", text: symbol }, end: start + symbol.length };
  throw new Error(`"${character}" is not supported`);
}

function readPattern(pattern: RegExp, source: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(source)?.[0] ?? "";
}

function readQuoted(source: string, start: number): { token: Token; end: number } {
  const { parts, end } = splitTemplate(source, start + 1, { quoted: true });
  return { token: { kind: "quoted", parts }, end };
}
