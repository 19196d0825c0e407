import { marshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { itemToRecord } from "../src/aws/dynamodb-record";

const record = {
  timestamp: 1_762_607_658_821,
  query: "Do you know TypeScript?",
  matchType: "partial",
  matchScore: 62.25,
  sessionId: "session-1",
  reasoning: "It says so.",
  responseTimestamp: 1_762_607_659_000,
  ttl: 1_770_383_658,
} as const;
const read = (item: Record<string, unknown>) => itemToRecord(marshall(item, { removeUndefinedValues: true }));

test("a record is read as it was written", () => {
  expect(read({ ...record, requestId: "r", week: "2025-W45" })).toEqual(record);
});

test.each([
  ["no time", { timestamp: undefined }],
  ["a time that is a text", { timestamp: "now" }],
  ["a time between two milliseconds", { timestamp: 0.5 }],
  ["no question", { query: undefined }],
  ["a question that is a number", { query: 7 }],
  ["an unknown kind of match", { matchType: "toString" }],
  ["a score below 0", { matchScore: -1 }],
  ["a score above 100", { matchScore: 100.01 }],
  ["no score", { matchScore: null }],
])("an item with %s is no record", (_, changed) => {
  expect(read({ ...record, ...changed })).toBeUndefined();
});

test.each([
  ["sessionId", 7],
  ["reasoning", null],
  ["responseTimestamp", 0.5],
  ["responseTimestamp", "later"],
  ["ttl", "never"],
])("%s is left out when it is %p", (name, value) => {
  expect(read({ ...record, [name]: value })).toEqual({ ...record, [name]: undefined });
});

test("an empty question and a score at either end are fine", () => {
  expect(read({ ...record, query: "", matchScore: 0 })).toMatchObject({ query: "", matchScore: 0 });
  expect(read({ ...record, matchScore: 100 })).toMatchObject({ matchScore: 100 });
});

test.each(["99999999999999999999999999999999999999", "NaN", "Infinity"])("a number %p breaks nothing", (N) => {
  const item = marshall(record);
  const ttl = N.startsWith("9") ? 1e38 : undefined;

  expect(itemToRecord({ ...item, responseTimestamp: { N } })).toEqual({ ...record, responseTimestamp: undefined });
  expect(itemToRecord({ ...item, ttl: { N } })).toEqual({ ...record, ttl });
  expect(itemToRecord({ ...item, matchScore: { N } })).toBeUndefined();
  expect(itemToRecord({ ...item, timestamp: { N } })).toBeUndefined();
});

test("whatever DynamoDB may hold is read or is no record", () => {
  const attribute = fc.oneof(
    fc.record({ S: fc.string() }),
    fc.record({ N: fc.oneof(fc.integer().map(String), fc.constant("1E+100")) }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true as const }),
    fc.record({ SS: fc.array(fc.string()) }),
    fc.constant({ M: {} }),
  );
  const item = fc.dictionary(fc.constantFrom(...Object.keys(record)), attribute);
  fc.assert(
    fc.property(item, (given) => {
      const { timestamp, matchScore } = itemToRecord(given) ?? record;
      expect(Number.isSafeInteger(timestamp)).toBe(true);
      expect(matchScore).toBeGreaterThanOrEqual(0);
      expect(matchScore).toBeLessThanOrEqual(100);
    }),
  );
});
