const asked = Date.UTC(2025, 10, 8, 13);

export const requestOf = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

/** The query of a numbered request; `padding` makes it longer by a field that everybody ignores. */
export function queryBody(number: number, padding = ""): string {
  const query = {
    eventType: "query",
    requestId: requestOf(number),
    timestamp: asked + number,
    query: `Question ${number}?`,
  };
  return JSON.stringify({ ...query, sessionId: `session-${number % 7}`, ...(padding && { padding }) });
}

export function responseBody(number: number, padding = ""): string {
  const answer = { matchType: "full", matchScore: number % 101, reasoning: `Answer ${number}.` };
  const event = { eventType: "response", requestId: requestOf(number), timestamp: asked + number + 150, ...answer };
  return JSON.stringify({ ...event, ...(padding && { padding }) });
}

/** What the record of a numbered request must hold. */
export function recordContent(number: number) {
  return {
    requestId: requestOf(number),
    timestamp: asked + number,
    query: `Question ${number}?`,
    sessionId: `session-${number % 7}`,
    matchType: "full",
    matchScore: number % 101,
    reasoning: `Answer ${number}.`,
    responseTimestamp: asked + number + 150,
    week: "2025-W45",
  };
}

const broken: readonly ((number: number) => string)[] = [
  (number) => `not JSON ${number}`,
  (number) => JSON.stringify({ eventType: "click", requestId: requestOf(number) }),
  (number) => JSON.stringify({ ...JSON.parse(responseBody(number)), matchScore: 300 }),
  (number) => JSON.stringify({ ...JSON.parse(queryBody(number)), query: "x".repeat(4_001) }),
];

/** A body that is no event; neighbouring numbers are malformed in different ways. */
export function malformedBody(number: number): string {
  return broken[number % broken.length]?.(number) ?? "";
}
