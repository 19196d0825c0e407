import fc from "fast-check";
import { MalformedEventError, parseEvent } from "../src/events";
import { queryOf, responseOf } from "./support/harness";

const problemsOf = (body: unknown): readonly string[] => {
  try {
    parseEvent(typeof body === "string" ? body : JSON.stringify(body));
  } catch (error) {
    if (error instanceof MalformedEventError) return error.problems;
    throw error;
  }
  return [];
};

test("both kinds of event are read, and unknown fields are ignored", () => {
  expect(parseEvent(JSON.stringify({ ...queryOf(), extra: 1 }))).toEqual(queryOf());
  expect(parseEvent(JSON.stringify({ ...responseOf(), extra: 1 }))).toEqual(responseOf());
});

test.each<[string, unknown, string]>([
  ["no JSON", "{", "body: expected JSON"],
  ["no object", 7, 'body: expected an object whose eventType is "query" or "response"'],
  [
    "another kind",
    { ...queryOf(), eventType: "click" },
    'eventType: expected an object whose eventType is "query" or "response"',
  ],
  ["a requestId that is no UUID", { ...queryOf(), requestId: "7" }, "requestId: expected a UUID"],
  ["a time in seconds", { ...queryOf(), timestamp: 1_762_607_658 }, "timestamp: expected epoch milliseconds"],
  ["no session", { ...queryOf(), sessionId: undefined }, "sessionId: expected a string"],
  ["an empty question", { ...queryOf(), query: "" }, "query: expected at least 1 character"],
  ["a question over the limit", { ...queryOf(), query: "x".repeat(4_001) }, "query: expected at most 4000 characters"],
  ["a score over 100", { ...responseOf(), matchScore: 101 }, "matchScore: expected a number from 0 to 100"],
  ["an unknown match", { ...responseOf(), matchType: "maybe" }, 'matchType: expected "full", "partial" or "none"'],
])("an event with %s is malformed, and the field and the expectation are named", (_name, body, problem) => {
  expect(problemsOf(body).join()).toContain(problem);
});

test("a malformed event's error holds nothing that the visitor typed", () => {
  expect(
    problemsOf({ ...queryOf(), query: 5, sessionId: "my secret".repeat(100), timestamp: "my secret" }).join(),
  ).not.toContain("secret");
});

test("a lone surrogate, which DynamoDB would refuse, is replaced", () => {
  expect(parseEvent(JSON.stringify({ ...queryOf(), query: "a\ud800b" }))).toMatchObject({ query: "a\ufffdb" });
});

test("a score is kept to two decimals, as DynamoDB takes no number below 1E-130", () => {
  expect(parseEvent(JSON.stringify({ ...responseOf(), matchScore: 1e-200 }))).toMatchObject({ matchScore: 0 });
  expect(parseEvent(JSON.stringify({ ...responseOf(), matchScore: 66.666666 }))).toMatchObject({ matchScore: 66.67 });
});

test("any bytes either parse or are malformed", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void problemsOf(body)));
});
