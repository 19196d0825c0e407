import { randomBytes } from "node:crypto";
import { eventIn, type Stage, setStage, verdict } from "./support/stage";
import { ask, visit } from "./support/visit";
import { buildBundle } from "./support/worker-in-workerd";

let bundle: string;
let stage: Stage;

beforeAll(async () => {
  bundle = await buildBundle();
});
beforeEach(async () => {
  stage = await setStage(bundle);
});
afterEach(() => stage.close());

test("the chatbot gets the visitor's path, query string, headers and bytes", async () => {
  const body = '{ "query" : "Caf\u00e9?\\u0041", "extra": [1] }\n';
  const path = "/api/chat%20now?lang=en&x=%2F";

  await visit(stage.worker.origin, { path, headers: { "content-type": "text/plain", cookie: "c=1" }, body });

  const [request] = stage.chatbot.received.all;
  expect(request).toMatchObject({ method: "POST", url: path, body: Buffer.from(body) });
  expect(request?.headers).toMatchObject({
    "content-type": "text/plain",
    cookie: "c=1",
    "content-length": `${Buffer.byteLength(body)}`,
  });
});

test("what is no question passes through without an event", async () => {
  const tooLong = JSON.stringify({ query: "x".repeat(100_000) });
  const visits = [
    { method: "GET", path: "/page?query=1" },
    { method: "PUT", body: '{"query":"put"}' },
    { body: "query=form" },
    { body: randomBytes(1_000) },
    {},
    { body: '{"query":5}' },
    { body: '{"query":""}' },
    { body: '{"query":"q","sessionId":7}' },
    { body: '[{"query":"q"}]' },
    { body: tooLong },
    { body: tooLong, headers: { "transfer-encoding": "chunked" } },
  ];

  for (const request of visits) {
    const answer = await visit(stage.worker.origin, request);
    expect(answer.body.toString()).toBe(JSON.stringify(verdict));
    expect(stage.chatbot.received.all.at(-1)?.body).toEqual(Buffer.from(request.body ?? ""));
  }

  await ask(stage.worker.origin, { query: "A question" });
  const sent = await stage.queue.received.first(2);
  expect(sent.map(eventIn)).toMatchObject([{ query: "A question" }, { eventType: "response" }]);
  expect(stage.queue.received.all).toHaveLength(2);
});

test("a body of unstated length is a question as well", async () => {
  const headers = { "transfer-encoding": "chunked" };

  await visit(stage.worker.origin, { headers, body: '{"query":"In chunks?"}' });

  const [sent] = await stage.queue.received.first(1);
  expect(sent && eventIn(sent).query).toBe("In chunks?");
});

test("a WebSocket passes through", async () => {
  const { promise: upgraded, resolve } = Promise.withResolvers<string>();
  stage.chatbot.onUpgrade((url, socket) => {
    resolve(url);
    socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
  });
  const headers = { upgrade: "websocket", connection: "Upgrade", "sec-websocket-version": "13" };

  const answer = await visit(stage.worker.origin, {
    method: "GET",
    path: "/socket",
    headers: { ...headers, "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==" },
  });

  expect(await upgraded).toBe("/socket");
  expect(answer.status).toBe(403);
});
