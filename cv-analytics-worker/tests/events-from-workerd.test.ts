import { gzipSync } from "node:zlib";
import { expectedAuthorization } from "./support/signature";
import { eventIn, keys, refuses, region, type Stage, setStage, verdict } from "./support/stage";
import { ask } from "./support/visit";
import { buildBundle } from "./support/worker-in-workerd";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let bundle: string;
let stage: Stage;

beforeAll(async () => {
  bundle = await buildBundle();
});
beforeEach(async () => {
  stage = await setStage(bundle);
});
afterEach(() => stage.close());

test("the bundle is below 15 KB compressed and holds no AWS SDK", () => {
  expect(gzipSync(bundle).byteLength).toBeLessThan(15 * 1024);
  expect(bundle).not.toMatch(/@aws-sdk|smithy/);
});

test("a question becomes a query event and then a response event, both of one request", async () => {
  await ask(stage.worker.origin, { query: "Do you know Go?", sessionId: "s-1" });

  const [query, response] = (await stage.queue.received.first(2)).map(eventIn);
  expect(query).toEqual({
    eventType: "query",
    requestId: expect.stringMatching(uuid),
    timestamp: expect.any(Number),
    query: "Do you know Go?",
    sessionId: "s-1",
  });
  expect(response).toEqual({
    eventType: "response",
    requestId: query?.requestId,
    timestamp: expect.any(Number),
    matchType: verdict.matchType,
    matchScore: verdict.matchScore,
    reasoning: verdict.reasoning,
  });
});

test("a message carries what a FIFO queue and X-Ray need", async () => {
  await ask(stage.worker.origin, { query: "Do you know Go?" });

  const [query, response] = await stage.queue.received.first(2);
  const { requestId, timestamp } = query ? eventIn(query) : {};
  const digits = `${requestId}`.replaceAll("-", "");
  const seconds = Math.floor(Number(timestamp) / 1000).toString(16);
  const sampled = digits.endsWith("0") ? 1 : 0;
  const common = {
    QueueUrl: stage.queueUrl,
    MessageBody: expect.any(String),
    MessageGroupId: requestId,
    MessageSystemAttributes: {
      AWSTraceHeader: {
        DataType: "String",
        StringValue: `Root=1-${seconds}-${digits.slice(-24)};Parent=${digits.slice(0, 16)};Sampled=${sampled}`,
      },
    },
  };
  expect(JSON.parse(`${query?.body}`)).toEqual({ ...common, MessageDeduplicationId: `${requestId}:query` });
  expect(JSON.parse(`${response?.body}`)).toEqual({ ...common, MessageDeduplicationId: `${requestId}:response` });
});

test("a request to the queue speaks the JSON protocol and is signed with the edge's key", async () => {
  await ask(stage.worker.origin, { query: "Caf\u00e9 \u{1f600}?" });

  const [request] = await stage.queue.received.first(1);
  expect(request).toMatchObject({ method: "POST", url: "/" });
  expect(request?.headers).toMatchObject({
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "AmazonSQS.SendMessage",
    authorization:
      request && expectedAuthorization(request, keys.AWS_ACCESS_KEY_ID, keys.AWS_SECRET_ACCESS_KEY, region),
  });
});

test("personal data is masked before it leaves, in the question and in the reasoning", async () => {
  stage.chatbot.answer = (_, response) =>
    response.end(JSON.stringify({ ...verdict, reasoning: "Asked by jo@example.com" }));

  await ask(stage.worker.origin, { query: "I am jo@example.com, call 07700 900123" });

  const sent = (await stage.queue.received.first(2)).map(eventIn);
  expect(sent).toMatchObject([{ query: "I am [email], call [phone]" }, { reasoning: "Asked by [email]" }]);
});

test("personal data leaves as it is when masking is switched off", async () => {
  await stage.close();
  stage = await setStage(bundle, { MASK_PERSONAL_DATA: "false" });

  await ask(stage.worker.origin, { query: "I am jo@example.com" });

  const [query] = await stage.queue.received.first(1);
  expect(query && eventIn(query).query).toBe("I am jo@example.com");
});

test("an event is attempted three times and then dropped, and the response event follows all the same", async () => {
  stage.queue.answer = refuses(500, "InternalFailure");

  await ask(stage.worker.origin, { query: "Do you know Go?" });

  const lines = await stage.worker.log.first(2);
  const attempted = stage.queue.received.all.map((request) => eventIn(request).eventType);
  expect(attempted).toEqual(["query", "query", "query", "response", "response", "response"]);
  const requestId = expect.stringMatching(uuid);
  const reason = "SQS answered 500 InternalFailure";
  expect(lines).toEqual([
    { level: "warn", message: "event dropped", requestId, eventType: "query", reason, dropped: 1 },
    { level: "warn", message: "event dropped", requestId, eventType: "response", reason, dropped: 2 },
  ]);
});

test("after five failed sends in a row the queue is left alone", async () => {
  stage.queue.answer = refuses(403, "AccessDenied");

  for (const visitor of [1, 2, 3, 4]) {
    await ask(stage.worker.origin, { query: "Do you know Go?" });
    await stage.worker.log.first(2 * visitor);
  }

  const refused = "SQS answered 403 AccessDenied";
  const reasons = stage.worker.log.all.map(({ reason }) => reason);
  expect(reasons).toEqual([...Array(5).fill(refused), ...Array(3).fill("circuit open")]);
  expect(stage.queue.received.all).toHaveLength(5);
});

test("the response event waits for the query event", async () => {
  let letQueryPass = () => {};
  stage.queue.answer = (_, response) => {
    letQueryPass = () => response.end('{"MessageId":"1"}');
  };

  await ask(stage.worker.origin, { query: "Do you know Go?" });
  await stage.queue.received.first(1);
  await ask(stage.worker.origin, { query: "not a question of order", sessionId: "" });
  await stage.queue.received.first(2);

  // The second visitor's query has overtaken the first one's response, which still waits.
  expect(stage.queue.received.all.map((request) => eventIn(request).eventType)).toEqual(["query", "query"]);
  letQueryPass();
  const [, , third] = await stage.queue.received.first(3);
  expect(third && eventIn(third).eventType).toBe("response");
});

test("no line of the log holds what was written", async () => {
  stage.queue.answer = refuses(403, "AccessDenied");
  stage.chatbot.answer = (_, response) => response.end('{"matchType":"secret answer"}');

  await ask(stage.worker.origin, { query: "secret question", sessionId: "secret session" });

  const lines = await stage.worker.log.first(2);
  expect(lines.map(({ message }) => message).sort()).toEqual(["event dropped", "no response event"]);
  expect(JSON.stringify(lines)).not.toContain("secret");
});
