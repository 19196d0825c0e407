import * as fc from "fast-check";
import { createEdge } from "../src/edge";
import { bindings, FakeRuntime } from "./support/fake-runtime";

type Name = keyof typeof bindings;
const names = Object.keys(bindings) as Name[];

/** A platform hands over texts, or for a wrong kind of binding an object. */
const values = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", " ", "\n", "\0", "__proto__", "constructor", "a".repeat(1_000_000), "é".repeat(1_000_000)),
  fc.constantFrom(undefined, null, 7, {}, { toString: "x" }, [], () => "x"),
);
/** The right value with something in it. */
const spoilt = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom("\n", "\r\n", "\t", "\0", " ", "\u202e", ":x@"), fc.nat(80))
  .map(([name, text, at]): [Name, string] => {
    const right = bindings[name];
    return [name, `${right.slice(0, at)}${text}${right.slice(at)}`];
  });

/** A visitor asks an edge with these bindings. */
async function ask(bound: object) {
  const runtime = new FakeRuntime();
  const work: Promise<unknown>[] = [];
  const edge = createEdge({ ...bound }, runtime);
  const body = JSON.stringify({ query: "Do you know Kafka?", sessionId: "session-1" });
  const headers = { "content-type": "application/json" };
  const question = new Request("https://edge.example/", { method: "POST", body, headers });
  const response = await edge(question, (promise) => void work.push(promise));
  const answer = await response.text();
  await Promise.allSettled(work);
  return { status: response.status, answer, runtime, logged: JSON.stringify(runtime.lines) };
}

test("whatever a setting is, the visitor is served, or told with status 500 that no chatbot is set", async () => {
  const property = fc.asyncProperty(fc.constantFrom(...names), values, async (name, value) => {
    const { status, answer, runtime, logged } = await ask({ ...bindings, [name]: value });
    if (runtime.postedTypes.length > 0) return expect(status).toBe(200);
    expect(logged).toContain(`${name} is `);
    expect(logged).toContain(name === "CHATBOT_ORIGIN" ? "no visitor can be served" : "no events are sent");
    expect(status).toBe(name === "CHATBOT_ORIGIN" ? 500 : 200);
    if (status === 500) expect(answer.length).toBeLessThan(200);
  });
  await fc.assert(property, { numRuns: 400, seed: 1 });
});

test("a setting with something foreign in it is never sent on, and neither log nor visitor sees it", async () => {
  const property = fc.asyncProperty(spoilt, async ([name, value]) => {
    const { answer, runtime, logged } = await ask({ ...bindings, [name]: value });
    expect(logged + answer).not.toContain(JSON.stringify(value).slice(1, -1));
    expect(logged + answer).not.toContain(bindings.AWS_SECRET_ACCESS_KEY);
    // Spaces around and line ends within an origin are no part of it for any reader of addresses.
    if (name !== "CHATBOT_ORIGIN" && !/^[\x21-\x7e]+$/.test(value)) expect(runtime.posted).toEqual([]);
  });
  await fc.assert(property, { numRuns: 400, seed: 2 });
});

test.each(names)("a secret in the place of %s stays one", async (name) => {
  const secret = "wJalr/XUtnFEMI K7MDENG\n";
  const { answer, logged, runtime } = await ask({ ...bindings, [name]: secret });
  expect(logged + answer).not.toContain("wJalr");
  expect(runtime.posted).toEqual([]);
});

test.each(["__proto__", "constructor"])("a setting called %s stands for no other one", async (key) => {
  const bound = JSON.parse(
    JSON.stringify({ CHATBOT_ORIGIN: bindings.CHATBOT_ORIGIN, KEY: bindings }).replace("KEY", key),
  );
  const { status, runtime } = await ask(bound);
  expect({ status, posted: runtime.posted }).toEqual({ status: 200, posted: [] });
  expect({}).not.toHaveProperty("AWS_REGION");
});

test("an address with a password in it is none of a queue", async () => {
  const { runtime, logged } = await ask({
    ...bindings,
    SQS_QUEUE_URL: bindings.SQS_QUEUE_URL.replace("//", "//:secret@"),
  });
  expect(runtime.posted).toEqual([]);
  expect(logged).not.toContain("secret@");
});
