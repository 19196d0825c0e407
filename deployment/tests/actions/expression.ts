import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** What an expression can see: the contexts by name, and the functions beside GitHub's well-known ones. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly functions?: Readonly<Record<string, () => boolean>>;
}

/** Evaluates an expression without its `${{ }}`. Throws when it names a context or a function that is not in scope. */
function evaluate(expression: string, scope: Scope): unknown {
  return JSON.parse(JSON.stringify(evaluateToData(expression, scope), data.replacer) ?? "null");
}

/** Whether an expression, with or without `${{ }}` around it, is true as GitHub understands it. */
export function isTrue(condition: string, scope: Scope): boolean {
  const result = evaluateToData(`!!(${withoutBraces(condition)})`, scope);
  return "value" in result && result.value === true;
}

/** The value of a scalar of a workflow file: what its expression gives, or the text with expressions replaced. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value !== "string") return value;
  const [whole, expression] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(value.trim()) ?? [];
  if (whole) return evaluate(expression ?? "", scope);
  return value.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => evaluateToData(inner, scope).coerceString());
}

/** As `resolve`, and always text, as environment variables, inputs of actions and outputs are. */
export function resolveText(value: unknown, scope: Scope): string {
  return toData(resolve(value, scope)).coerceString();
}

/** Whether an expression calls one of the functions. */
export function calls(condition: string, functions: readonly string[]): boolean {
  const { tokens } = new Lexer(withoutBraces(condition)).lex();
  return tokens.some(
    ({ lexeme }, index) => functions.includes(lexeme.toLowerCase()) && tokens[index + 1]?.lexeme === "(",
  );
}

function evaluateToData(expression: string, { contexts, functions = {} }: Scope): data.ExpressionData {
  const implemented = Object.entries(functions).map(([name, holds]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(holds()),
  }));
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), implemented).parse();
  const named = new Set(tokens.map(({ lexeme }) => lexeme));
  const pairs = Object.entries(contexts).flatMap(([key, value]) =>
    named.has(key) ? [{ key, value: toData(value) }] : [],
  );
  const context = new data.Dictionary(...pairs);
  return new Evaluator(tree, context, new Map(implemented.map((each) => [each.name, each]))).evaluate();
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value ?? null), data.reviver);
}

function withoutBraces(condition: string): string {
  return /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition;
}
