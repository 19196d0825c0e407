import { randomUUID } from "node:crypto";
import { asked, type Pipeline, queryOf, responseOf, startPipeline } from "./support/pipeline";

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.stop());

const recordOf = async (requestId: string) => (await pipeline.records()).filter((one) => one.requestId === requestId);
const halvesOf = async (requestId: string) => (await pipeline.halves()).filter((one) => one.requestId === requestId);

/** Sends messages that the event source finds all at once. */
async function deliverTogether(...messages: readonly { readonly requestId: string }[]) {
  await pipeline.pause();
  for (const message of messages) await pipeline.send(JSON.stringify(message), message.requestId);
  await pipeline.resume();
  await pipeline.drain();
}

test("a question asked by HTTP is answered by the chatbot, becomes a record and is counted in the week's report", async () => {
  const response = await pipeline.ask("Which clouds do you know?");
  expect(await response.json()).toEqual({ matchType: "full", matchScore: 84, reasoning: "Matches PostgreSQL." });

  await pipeline.untilProcessed(2);
  const [record] = (await pipeline.records()).filter(({ query }) => query === "Which clouds do you know?");
  expect(record).toMatchObject({
    matchType: "full",
    matchScore: 84,
    reasoning: "Matches PostgreSQL.",
    sessionId: "session-1",
  });
  expect(await pipeline.report({ week: record?.week, dryRun: true })).toMatchObject({
    week: record?.week,
    sent: false,
    summary: { queries: 1, sessions: 1, matchTypes: { full: 1, partial: 0, none: 0 }, averageScore: 84 },
  });
});

test("a question that the chatbot fails to answer reaches the visitor as it is and waits, unanswered", async () => {
  pipeline.batches.length = 0;
  const answer = pipeline.answer;
  pipeline.answer = (_request, response) => response.writeHead(503, { "x-reason": "busy" }).end("no answer");
  const response = await pipeline.ask("Does anybody hear me?");
  pipeline.answer = answer;

  expect([response.status, response.headers.get("x-reason"), await response.text()]).toEqual([
    503,
    "busy",
    "no answer",
  ]);
  await pipeline.untilProcessed(1);
  expect(await pipeline.halves()).toContainEqual(expect.objectContaining({ query: "Does anybody hear me?" }));
});

test("a response that comes before its query becomes a record when the query comes", async () => {
  const requestId = randomUUID();
  await deliverTogether(responseOf(requestId));
  expect(await halvesOf(requestId)).toMatchObject([{ half: "response", status: "awaiting_query" }]);

  await deliverTogether(queryOf(requestId));
  expect(await recordOf(requestId)).toMatchObject([{ timestamp: asked, week: "2025-W45" }]);
  expect(await halvesOf(requestId)).toEqual([]);
});

test.each([
  ["together, in order", (q: object, r: object) => [[q, q, r, r]]],
  ["together, the response first", (q: object, r: object) => [[r, r, q, q]]],
  ["one after the other", (q: object, r: object) => [[q], [r], [q], [r]]],
  ["one after the other, the response first", (q: object, r: object) => [[r], [q], [r], [q]]],
])("every event delivered twice, %s, is one record and nothing else", async (_name, order) => {
  const requestId = randomUUID();
  for (const batch of order(queryOf(requestId), responseOf(requestId)))
    await deliverTogether(...(batch as ReturnType<typeof queryOf>[]));

  expect(await recordOf(requestId)).toHaveLength(1);
  expect(await halvesOf(requestId)).toEqual([]);
});

test("lone halves wait, and none becomes a record", async () => {
  const [query, response] = [randomUUID(), randomUUID()];
  await deliverTogether(queryOf(query), responseOf(response));

  expect(await halvesOf(query)).toMatchObject([{ half: "query", status: "awaiting_response" }]);
  expect(await halvesOf(response)).toMatchObject([{ half: "response", status: "awaiting_query" }]);
  expect([...(await recordOf(query)), ...(await recordOf(response))]).toEqual([]);
});

test("malformed bodies lie in the dead-letter queue after three receives, and the others of the batch are recorded", async () => {
  const requestId = randomUUID();
  const bodies = ["{", JSON.stringify({ ...queryOf(requestId), timestamp: "now" })];
  pipeline.batches.length = 0;
  await pipeline.pause();
  await pipeline.send(bodies[0] ?? "", requestId);
  await pipeline.send(bodies[1] ?? "", randomUUID());
  await pipeline.send(JSON.stringify(queryOf(requestId)), requestId);
  await pipeline.send(JSON.stringify(responseOf(requestId)), requestId);
  await pipeline.resume();
  await pipeline.drain();

  expect(pipeline.deadLetters.peek().map(({ body }) => body)).toEqual(expect.arrayContaining(bodies));
  const receives = pipeline.batches.flatMap(({ records }) => records).filter(({ body }) => body === "{");
  expect(receives.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(["1", "2", "3"]);
  expect(await recordOf(requestId)).toHaveLength(1);
});

test.each([
  ["2025-12-29T00:00:00Z", "2026-W01"],
  ["2026-12-31T23:59:59Z", "2026-W53"],
  ["2027-01-01T00:00:00Z", "2026-W53"],
  ["2025-11-08T13:14:18.821Z", "2025-W45"],
])("a question of %s is counted in %s", async (instant, week) => {
  const requestId = randomUUID();
  const before = await summaryOf(week);
  const timestamp = Date.parse(instant);
  await deliverTogether(queryOf(requestId, timestamp), responseOf(requestId, timestamp + 150));

  expect(await recordOf(requestId)).toMatchObject([{ week }]);
  expect(await summaryOf(week)).toMatchObject({ queries: before.queries + 1 });
});

async function summaryOf(week: string): Promise<{ queries: number }> {
  const { summary } = (await pipeline.report({ week, dryRun: true })) as { summary: { queries: number } };
  return summary;
}

test("the schedule's Monday reports the week before, once, by both channels", async () => {
  const requestId = randomUUID();
  const timestamp = Date.parse("2025-06-04T12:00:00Z");
  await deliverTogether(queryOf(requestId, timestamp), responseOf(requestId, timestamp + 150));
  const before = pipeline.mails.length;

  const monday = new Date("2025-06-09T07:00:00Z");
  const first = await pipeline.runSchedule("cv-analytics-weekly-report", monday);
  expect(first).toMatchObject({ week: "2025-W23", sent: true, channels: ["sns", "ses"], summary: { queries: 1 } });
  const second = await pipeline.runSchedule("cv-analytics-weekly-report", monday);
  expect(second).toMatchObject({ week: "2025-W23", sent: false });
  expect(pipeline.mails.slice(before).map(({ channel }) => channel)).toEqual(["sns", "ses"]);
});

test("the sweep keeps an unanswered question beyond its day in the interim table", async () => {
  const [requestId, timestamp] = [randomUUID(), Date.parse("2025-07-02T12:00:00Z")];
  await deliverTogether(queryOf(requestId, timestamp));
  await pipeline.runSchedule("cv-analytics-unanswered-sweep", new Date("2025-07-02T14:00:00Z"));

  expect(await pipeline.report({ week: "2025-W27", dryRun: true })).toMatchObject({
    summary: { queries: 0, unanswered: 1 },
  });
  await deliverTogether(responseOf(requestId, timestamp + 150));
  expect(await pipeline.report({ week: "2025-W27", dryRun: true })).toMatchObject({
    summary: { queries: 1, unanswered: 0 },
  });
});
