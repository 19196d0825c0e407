import { readSettings } from "../src/settings";

test("both tables are read from the environment", () => {
  expect(readSettings({ QUERY_EVENTS_TABLE: "halves", ANALYTICS_TABLE: "records" })).toEqual({
    queryEventsTable: "halves",
    analyticsTable: "records",
  });
});

test("every missing or malformed setting is named, and none has a default", () => {
  expect(() => readSettings({ ANALYTICS_TABLE: "not a table" })).toThrow(
    "wrong settings: QUERY_EVENTS_TABLE is missing; ANALYTICS_TABLE is no DynamoDB table name, but 11 other characters",
  );
});
