import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../../..");

export interface FoundExpression {
  readonly file: string;
  readonly expression: RegExp;
}

/** Every regular expression in the code of these folders, tests aside: literals, and those built when a file is imported. */
export function expressionsIn(folders: readonly string[]): readonly FoundExpression[] {
  const isOfOthers = (name: string) => /^(?:node_modules|tests|dist|cdktf\.out)$/.test(name);
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root, exclude: isOfOthers }));
  return files.flatMap((file) => {
    const { literals, buildings } = readFile(file);
    const built = buildings === 0 ? [] : builtOnImport(file);
    if (built.length < buildings) throw new Error(`${file} builds a regular expression only when it runs: not tested`);
    return [...literals, ...built].map((expression) => ({ file, expression }));
  });
}

function readFile(file: string) {
  const code = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest);
  const literals: RegExp[] = [];
  let buildings = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(toExpression(node.text));
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && ts.isIdentifier(node.expression) && node.expression.text === "RegExp") buildings += 1;
    ts.forEachChild(node, visit);
  };
  visit(code);
  return { literals, buildings };
}

function toExpression(literal: string): RegExp {
  const end = literal.lastIndexOf("/");
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** Imports the file anew and keeps what it gives to `RegExp`. */
function builtOnImport(file: string): readonly RegExp[] {
  const built: RegExp[] = [];
  const original = globalThis.RegExp;
  const keep = (expression: RegExp) => {
    // The third line is the caller's: after the message and this function comes the trap, then whoever built it.
    if (new Error().stack?.split("\n")[3]?.includes(file)) built.push(expression);
    return expression;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [source, flags]) => keep(new target(source, flags)),
    apply: (target, _, [source, flags]) => keep(new target(source, flags)),
  });
  try {
    jest.isolateModules(() => require(join(root, file)));
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}
