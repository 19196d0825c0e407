import fc from "fast-check";
import { createEdge } from "../src/edge";
import { bindings, FakeRuntime } from "./support/fake-runtime";
import { passThrough } from "./support/pass-through";

const evil = '{"polluted":true,"query":"evil","matchType":"none","toJSON":null}';
const names = ["__proto__", "constructor", "prototype", "hasOwnProperty", "valueOf", "\\u005f_proto__"];

/** JSON text whose own fields reach for the prototype, before and behind the true ones. */
function withEvil(content: object, fields: readonly string[]): string {
  const inner = fields.map((name) => `"${name}":${evil}`).join();
  return `{${inner},${JSON.stringify(content).slice(1, -1)},${inner},"constructor":{"prototype":${evil}}}`;
}

async function sentFor(question: string, verdict: string): Promise<readonly string[]> {
  const runtime = new FakeRuntime();
  runtime.chatbot = async () => new Response(verdict);
  await passThrough(
    createEdge(bindings, runtime),
    new Request("https://a.example/", { method: "POST", body: question }),
  );
  return runtime.posted;
}

const question = { query: "Do you know Go?", sessionId: "s" };
const verdict = { matchType: "full", matchScore: 90, reasoning: "Named." };

test("fields that reach for the prototype change neither an event nor any other object", async () => {
  const properties = () => JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));
  const before = properties();
  const usual = await sentFor(JSON.stringify(question), JSON.stringify(verdict));
  expect(usual).toHaveLength(2);
  await fc.assert(
    fc.asyncProperty(fc.subarray(names, { minLength: 1 }), async (fields) => {
      expect(await sentFor(withEvil(question, fields), withEvil(verdict, fields))).toEqual(usual);
    }),
    { seed: 4, numRuns: 60 },
  );
  expect(properties()).toBe(before);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("what only the prototype's fields ask is no question, and what they judge is no verdict", async () => {
  expect(await sentFor(`{"__proto__":${JSON.stringify(question)}}`, JSON.stringify(verdict))).toEqual([]);
  expect(await sentFor(JSON.stringify(question), `{"__proto__":${JSON.stringify(verdict)}}`)).toHaveLength(1);
});
