import fc from "fast-check";
import { typedMark } from "./support/hostile-traffic";
import { sendRaw } from "./support/raw-http";
import { eventIn, type Stage, setStage, verdict } from "./support/stage";
import { ask } from "./support/visit";
import { buildBundle } from "./support/worker-in-workerd";

let stage: Stage;

beforeAll(async () => {
  stage = await setStage(await buildBundle());
});
afterAll(() => stage.close());

const latin1 = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const typed = latin1.map((text) => `${typedMark}${text}`);
const oddHeader = fc.oneof(
  fc.constantFrom(
    "Content-Length: 5",
    "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Content-Encoding: gzip",
    "Expect: 100-continue",
    "Upgrade: h2c",
    "Connection: close, x-amz-target",
    "X-Amz-Target: AmazonSQS.PurgeQueue",
    "Host: sqs.eu-west-2.amazonaws.com",
    " folded: line",
    `X-Long: ${"x".repeat(40_000)}`,
    "CF-Connecting-IP: 1\r\nMF-Original-URL: http://evil.example/",
  ),
  typed.map((text) => `X-Typed: ${text}`),
  typed,
);
const chunk = fc
  .tuple(fc.constantFrom("5", "0", "-1", "ffffffffffffffff", "0x5", "5;a=b", "zz", ""), typed)
  .map(([size, text]) => `${size}\r\n${text}\r\n`);
const question = typed.map((query) => JSON.stringify({ query, sessionId: typedMark }));
const body = fc.oneof(
  question,
  fc.array(chunk, { maxLength: 3 }).map((chunks) => chunks.join("")),
  typed,
);

/** Near enough to HTTP that much of it comes through. */
const rawRequest = fc
  .record({
    method: fc.oneof(
      { weight: 4, arbitrary: fc.constant("POST") },
      fc.constantFrom("GET", "TRACE", "CONNECT", "PRI", ""),
    ),
    target: fc.oneof(
      { weight: 3, arbitrary: fc.constant("/") },
      fc.constantFrom("/", "*", "http://evil.example/", "//", "/\r\nX-Injected: 1"),
      typed.map((t) => `/${t}`),
    ),
    version: fc.constantFrom("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", ""),
    headers: fc.oneof(fc.constant([]), fc.array(oddHeader, { maxLength: 3 })),
    body,
    statesLength: fc.nat(3).map((dice) => dice > 0),
    cutTo: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ method, target, version, headers, body, statesLength, cutTo }) => {
    const length = statesLength ? [`Content-Length: ${body.length}`] : [];
    const lines = [`${method} ${target} ${version}`, "Host: edge.example", "Connection: close", ...length, ...headers];
    const request = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`, "latin1");
    return request.subarray(0, request.length * cutTo);
  });

test("no bytes on a visitor's connection end the isolate, add a header to the queue's requests or get into a log line", async () => {
  const requests = fc.sample(rawRequest, { seed: 7, numRuns: 300 });
  for (let start = 0; start < requests.length; start += 20) {
    await Promise.all(requests.slice(start, start + 20).map((bytes) => sendRaw(stage.worker.origin, bytes)));
    const answer = await ask(stage.worker.origin, { query: `usual question ${start}` });
    expect([answer.status, `${answer.body}`]).toEqual([200, JSON.stringify(verdict)]);
  }
  await stage.queue.received.first(15, (request) => /^usual question/.test(`${eventIn(request).query}`));

  // Some of what was generated got as far as the queue, and some not even to the chatbot.
  const hostile = stage.queue.received.all.filter(({ body }) => body.includes(typedMark));
  expect(hostile.length).toBeGreaterThan(20);
  expect(stage.chatbot.received.all.length).toBeLessThan(requests.length);
  for (const { method, url, headers, body } of stage.queue.received.all) {
    expect([method, url]).toEqual(["POST", "/"]);
    expect(Object.keys(headers).sort()).toEqual([
      "authorization",
      // The platform's own.
      "cf-worker",
      "content-length",
      "content-type",
      "host",
      "x-amz-date",
      "x-amz-target",
    ]);
    expect(headers).toMatchObject({ "x-amz-target": "AmazonSQS.SendMessage", host: new URL(stage.queueUrl).host });
    expect(JSON.stringify(headers)).not.toContain(typedMark);
    expect(["query", "response"]).toContain(JSON.parse(JSON.parse(`${body}`).MessageBody).eventType);
  }
  expect(JSON.stringify(stage.worker.log.all)).not.toContain(typedMark);
});
