import { generateWeekEvents, toEvents, visitsToEvents } from "../src/sample-week/events";
import { generateWeek, generateWeekBefore } from "../src/sample-week/generate-week";
import type { Visit } from "../src/sample-week/visit";

const week = "2025-W45";
const requestId = "0b8e4f0a-3c5d-4e6f-8a9b-0c1d2e3f4a5b";
const visit: Visit = {
  at: 1_762_607_658_821,
  sessionId: "a-session",
  question: "What databases have you used?",
  answer: { matchType: "full", matchScore: 84, reasoning: "Good match: PostgreSQL." },
  delayInMs: 1_500,
};

test("an answered visit becomes a query event and, after the delay, a response event", () => {
  expect(toEvents(visit, requestId)).toEqual([
    {
      eventType: "query",
      requestId,
      timestamp: 1_762_607_658_821,
      query: "What databases have you used?",
      sessionId: "a-session",
    },
    {
      eventType: "response",
      requestId,
      timestamp: 1_762_607_660_321,
      matchType: "full",
      matchScore: 84,
      reasoning: "Good match: PostgreSQL.",
    },
  ]);
});

test("a visit that the chatbot left unanswered becomes a query event alone", () => {
  expect(toEvents({ ...visit, answer: undefined }, requestId)).toEqual([
    expect.objectContaining({ eventType: "query", requestId }),
  ]);
});

describe("the events of a week", () => {
  const events = generateWeekEvents({ seed: 1, week });
  const visits = generateWeek({ seed: 1, week });

  test("are in order of time and the same for the same seed", () => {
    const timestamps = events.map(({ timestamp }) => timestamp);
    expect(timestamps).toEqual(timestamps.toSorted((a, b) => a - b));
    expect(generateWeekEvents({ seed: 1, week })).toEqual(events);
  });

  test("are one query for each visit and one response for each answer, under a UUID of its own", () => {
    const queries = events.filter(({ eventType }) => eventType === "query");
    const responses = events.filter(({ eventType }) => eventType === "response");
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

    expect(queries).toHaveLength(visits.length);
    expect(responses).toHaveLength(visits.filter(({ answer }) => answer).length);
    expect(new Set(queries.map((event) => event.requestId)).size).toBe(queries.length);
    for (const event of events) expect(event.requestId).toMatch(uuid);
  });

  test("share no request with the week before", () => {
    const before = visitsToEvents(generateWeekBefore({ seed: 1, week }), 1);
    const requests = new Set(events.map((event) => event.requestId));
    expect(before.filter((event) => requests.has(event.requestId))).toEqual([]);
  });

  test("survive a trip through JSON lines", () => {
    const lines = events.map((event) => JSON.stringify(event)).join("\n");
    expect(lines.split("\n").map((line) => JSON.parse(line))).toEqual(events);
  });

  test("stay below the 4,000 characters that the processor accepts, although not all below the edge's 2,000", () => {
    const lengths = events.map((event) => (event.eventType === "query" ? event.query : event.reasoning).length);
    expect(Math.max(...lengths)).toBeGreaterThan(2_000);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4_000);
  });
});
