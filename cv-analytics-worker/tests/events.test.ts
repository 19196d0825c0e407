import fc from "fast-check";
import { questionFromBody, toQueryEvent, toResponseEvent, verdictFromBody } from "../src/events";

const unchanged = (text: string) => text;

describe("a question", () => {
  test.each([
    ['{"query":"q","sessionId":"s"}', { query: "q", sessionId: "s" }],
    ['{"query":"q"}', { query: "q", sessionId: undefined }],
    ['{"query":"q","sessionId":null}', { query: "q", sessionId: undefined }],
    ['{"query":"q","sessionId":"","more":1}', { query: "q", sessionId: undefined }],
  ])("is in %s", (body, question) => {
    expect(questionFromBody(body)).toEqual(question);
  });

  test("is in no other JSON, and nothing that is sent makes reading fail", () => {
    const isQuestion = (value: unknown) => typeof value === "object" && value !== null && "query" in value;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const question = questionFromBody(body);
        expect(question === undefined || isQuestion(JSON.parse(body))).toBe(true);
      }),
      { seed: 1 },
    );
  });

  test("without a session is a session of its own", () => {
    const event = toQueryEvent({ query: "q", sessionId: undefined }, "r-1", 5, unchanged);
    expect(event).toEqual({ eventType: "query", requestId: "r-1", timestamp: 5, query: "q", sessionId: "r-1" });
  });

  test("keeps 200 characters of its session, whole ones", () => {
    const sessionId = `${"s".repeat(199)}\u{1f600}`;
    const event = toQueryEvent({ query: "q", sessionId }, "r-1", 5, unchanged);
    expect(event.sessionId).toBe(`${"s".repeat(199)}\ufffd`);
  });
});

describe("a verdict", () => {
  const body = (fields: object) =>
    JSON.stringify({ matchType: "none", matchScore: 0, reasoning: "", answer: "No.", ...fields });
  const sentScore = (matchScore: number) =>
    toResponseEvent(verdictFromBody(body({ matchScore })), "r-1", 6, unchanged).matchScore;

  test("of ordinary fields is taken as it is", () => {
    const verdict = verdictFromBody(body({ matchType: "partial", matchScore: 12.5, reasoning: "r" }));
    expect(toResponseEvent(verdict, "r-1", 6, unchanged)).toEqual({
      eventType: "response",
      requestId: "r-1",
      timestamp: 6,
      matchType: "partial",
      matchScore: 12.5,
      reasoning: "r",
    });
  });

  test.each([
    [1e-200, 0],
    [5e-324, 0],
    [0.004, 0],
    [0.005, 0.01],
    [66.666_666_666_666_67, 66.67],
    [99.999, 100],
  ])("leaves with a score of two decimals, so that %d becomes %d", (matchScore, rounded) => {
    expect(sentScore(matchScore)).toBe(rounded);
  });

  test("leaves with no score that DynamoDB refuses", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (score) => {
        const matchScore = sentScore(score);
        expect(`${matchScore}`).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
        expect(Math.abs(matchScore - score)).toBeLessThanOrEqual(0.005_000_1);
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });

  test.each([
    ["matchType", "best"],
    ["matchType", undefined],
    ["matchScore", -1],
    ["matchScore", 100.1],
    ["matchScore", "90"],
    ["matchScore", null],
    ["reasoning", undefined],
    ["reasoning", ["r"]],
  ])("is missing when %s is %p, and the error names the field alone", (field, value) => {
    expect(() => verdictFromBody(body({ [field]: value }))).toThrow(new RegExp(`^${field}: expected [^:]*$`));
  });
});
