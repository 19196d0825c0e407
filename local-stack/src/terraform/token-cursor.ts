import type { Token } from "./expression-tokens";

/** A place in a row of tokens that only moves on. */
export interface Cursor {
  readonly peek: () => Token | undefined;
  readonly next: (expected: string) => Token;
  readonly take: (symbol: string) => boolean;
  readonly expect: (symbol: string) => void;
  readonly expectName: (where: string) => string;
}

export function createCursor(tokens: readonly Token[]): Cursor {
  let position = 0;
  const peek = () => tokens[position];
  const isSymbol = (symbol: string) => {
    const token = peek();
    return token?.kind === "symbol" && token.text === symbol;
  };
  const take = (symbol: string) => {
    const found = isSymbol(symbol);
    if (found) position += 1;
    return found;
  };
  const next = (expected: string) => {
    const token = peek();
    if (!token) throw new Error(`expected ${expected}, found the end`);
    position += 1;
    return token;
  };
  return {
    peek,
    next,
    take,
    expect(symbol) {
      if (!take(symbol)) throw new Error(`expected "${symbol}", found ${describe(peek())}`);
    },
    expectName(where) {
      const token = next(`a name ${where}`);
      if (token.kind !== "name") throw new Error(`expected a name ${where}, found ${describe(token)}`);
      return token.text;
    },
  };
}

/** The token in a word for error messages. */
export function describe(token: Token | undefined): string {
  if (!token) return "the end";
  if (token.kind === "quoted") return "a quoted text";
  return token.kind === "number" ? String(token.value) : `"${token.text}"`;
}
