/** Stands for a value that a document leaves out. */
const leftOut = "...";

/**
 * The shape of a JSON value: a line for each path and the types of its values, so that a difference reads as one. What
 * `documented` leaves out is left out.
 */
export function shapeOf(json: unknown, documented: unknown): string {
  const types = new Map<string, Set<string>>();
  collect("", json, types, new Set(pathsLeftOut("", documented)));
  return [...types]
    .map(([path, found]) => `${path || "answer"}: ${[...found].sort().join(" or ")}`)
    .sort()
    .join("\n");
}

function collect(path: string, value: unknown, types: Map<string, Set<string>>, left: ReadonlySet<string>): void {
  if (left.has(path)) return;
  const found = types.get(path) ?? new Set();
  types.set(path, found.add(typeOf(value)));
  for (const [inner, one] of partsOf(path, value)) collect(inner, one, types, left);
}

function pathsLeftOut(path: string, value: unknown): string[] {
  if (value === leftOut) return [path];
  return partsOf(path, value).flatMap(([inner, one]) => pathsLeftOut(inner, one));
}

function partsOf(path: string, value: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((one) => [`${path}[]`, one] as const);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, one]) => [path === "" ? key : `${path}.${key}`, one] as const);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const longestLine = 100;

/** JSON for a document: what fits into a line stands in one. */
export function formatJson(value: unknown, indent = ""): string {
  const line = JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
  if (typeof value !== "object" || value === null || indent.length + line.length <= longestLine) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return wrap(
      "[]",
      value.map((one) => inner + formatJson(one, inner)),
      indent,
    );
  const fields = Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${formatJson(one, inner)}`);
  return wrap("{}", fields, indent);
}

const wrap = ([open, close]: string, lines: readonly string[], indent: string) =>
  `${open}\n${lines.join(",\n")}\n${indent}${close}`;
