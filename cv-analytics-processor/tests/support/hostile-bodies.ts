import fc from "fast-check";
import { queryOf, responseOf } from "./harness";

/** Begins each text of a visitor, to be looked for where it must not be. */
export const typedMark = "typed7Qx";

const typed = fc.string({ unit: "binary", maxLength: 30 }).map((text) => `${typedMark}${text}`);
const oddValue = fc.oneof(
  typed,
  fc.double(),
  fc.constantFrom<unknown>(null, true, "", -0, 1e-200, 2 ** 60, [], {}, "__proto__", "constructor", "\ud800"),
  fc.constantFrom(199, 200, 201, 4_000, 4_001).map((length) => "x".repeat(length)),
  fc.jsonValue({ maxDepth: 3 }),
);
const field = fc.constantFrom(
  "eventType",
  "requestId",
  "timestamp",
  "query",
  "sessionId",
  "matchType",
  "matchScore",
  "reasoning",
  "__proto__",
  "constructor",
  "toString",
  typedMark,
);
const event = fc.tuple(fc.boolean(), fc.nat(3), typed).map(([isQuery, index, text]): Record<string, unknown> => {
  return isQuery ? { ...queryOf(index), query: text } : { ...responseOf(index), reasoning: text };
});

/** As text: only so can a key be there twice, or be `__proto__`. */
const changed = fc
  .tuple(event, field, oddValue, fc.constantFrom("instead", "without", "behind"))
  .map(([whole, name, value, how]) => {
    const others = Object.entries(whole).filter(([key]) => how === "behind" || key !== name);
    const all = how === "without" ? others : [...others, [name, value] as const];
    return `{${all.map(([key, content]) => `${JSON.stringify(key)}:${JSON.stringify(content) ?? "null"}`).join()}}`;
  });
const hugeNumber = event.map((whole) => JSON.stringify(whole).replace(/:\d+/, () => `:1${"0".repeat(400)}e9`));
const nested = fc
  .tuple(fc.constantFrom("[", '{"a":', '{"__proto__":', '{"eventType":"query","query":'), fc.constantFrom(100, 250_000))
  .map(([opening, length]) => opening.repeat(length / opening.length));
const closed = fc.constantFrom(1_000, 100_000).map((depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`);
const longest = event.map((whole) => JSON.stringify({ ...whole, more: typedMark.repeat(32_000) }));
const bytes = fc.uint8Array({ maxLength: 200 }).map((content) => Buffer.from(content).toString("latin1"));

/** Bodies of messages as anyone with the edge's key could send them. */
export const anyBody = fc.oneof(
  { weight: 6, arbitrary: event.map((whole) => JSON.stringify(whole)) },
  { weight: 12, arbitrary: changed },
  { weight: 2, arbitrary: fc.oneof(fc.json(), typed, bytes) },
  { weight: 1, arbitrary: fc.oneof(nested, closed, longest, hugeNumber) },
);
