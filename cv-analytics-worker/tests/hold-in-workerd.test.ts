import type { Answer } from "./support/loopback-server";
import { expectedAuthorization } from "./support/signature";
import { eventIn, eventsIn, hangs, keys, region, type Stage, setStage, verdict } from "./support/stage";
import { ask } from "./support/visit";
import { buildBundle } from "./support/worker-in-workerd";

let bundle: string;
let stage: Stage;

beforeAll(async () => {
  bundle = await buildBundle();
});
afterEach(() => stage.close());

const setHoldingStage = async (holdMs: string) => {
  stage = await setStage(bundle, { HOLD_QUERY_MS: holdMs });
};

const takesBoth: Answer = (_, response) => response.end('{"Successful":[{"Id":"0"},{"Id":"1"}]}');

test("both events arrive in one signed request of the batch action", async () => {
  await setHoldingStage("7800");
  stage.queue.answer = takesBoth;

  await ask(stage.worker.origin, { query: "Caf\u00e9?", sessionId: "s-1" });
  await ask(stage.worker.origin, { query: "Another one" });

  const requests = await stage.queue.received.first(2);
  for (const request of requests) {
    expect(request.headers).toMatchObject({
      "x-amz-target": "AmazonSQS.SendMessageBatch",
      authorization: expectedAuthorization(request, keys.AWS_ACCESS_KEY_ID, keys.AWS_SECRET_ACCESS_KEY, region),
    });
  }
  const [query, response] = requests.flatMap(eventsIn);
  expect(query).toMatchObject({ eventType: "query", query: "Caf\u00e9?", sessionId: "s-1" });
  expect(response).toMatchObject({
    eventType: "response",
    requestId: query?.requestId,
    matchScore: verdict.matchScore,
  });
});

test("a chatbot slower than the hold gets the query sent alone, and the response follows", async () => {
  await setHoldingStage("1");
  let letChatbotAnswer = () => {};
  stage.chatbot.answer = (_, response) => {
    letChatbotAnswer = () => response.end(JSON.stringify(verdict));
  };

  const asking = ask(stage.worker.origin, { query: "Take your time" });
  const [query] = await stage.queue.received.first(1);
  letChatbotAnswer();
  await asking;
  const [, response] = await stage.queue.received.first(2);

  expect([query, response].map((request) => request && eventIn(request).eventType)).toEqual(["query", "response"]);
});

test("of a batch only the failed entry is sent again", async () => {
  await setHoldingStage("7800");
  stage.queue.answer = (request, response) => {
    if (request.headers["x-amz-target"] === "AmazonSQS.SendMessage") return response.end('{"MessageId":"1"}');
    const Failed = [{ Id: "0", SenderFault: false, Code: "InternalError", Message: "no" }];
    response.end(JSON.stringify({ Successful: [{ Id: "1" }], Failed }));
  };

  await ask(stage.worker.origin, { query: "Half of it" });

  const [, again] = await stage.queue.received.first(2);
  expect(again && eventIn(again)).toMatchObject({ eventType: "query", query: "Half of it" });
});

test("the visitor's answer does not wait for a queue that hangs", async () => {
  await setHoldingStage("7800");
  stage.queue.answer = hangs;

  const answer = await ask(stage.worker.origin, { query: "Does it hang?" });

  expect(answer.body.toString()).toBe(JSON.stringify(verdict));
});

test("the query is sent alone when the answer is no verdict", async () => {
  await setHoldingStage("7800");
  stage.chatbot.answer = (_, response) => response.writeHead(503).end("sorry");

  await ask(stage.worker.origin, { query: "Anyone there?" });

  const [query] = await stage.queue.received.first(1);
  expect(query && eventIn(query).query).toBe("Anyone there?");
});

test("a malformed hold is named, and visitors are served without events", async () => {
  await setHoldingStage("soon");

  const answer = await ask(stage.worker.origin, { query: "1" });

  expect(answer.status).toBe(200);
  const [line] = await stage.worker.log.first(1);
  expect(line).toMatchObject({
    message: "no events are sent",
    reason: expect.stringMatching(/^HOLD_QUERY_MS is malf/),
  });
});
