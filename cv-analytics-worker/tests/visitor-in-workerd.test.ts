import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { eventIn, hangs, refuses, type Stage, setStage, verdict } from "./support/stage";
import { ask, headerValues, visit } from "./support/visit";
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

describe("what the visitor gets", () => {
  test("is the chatbot's answer byte for byte, with every header", async () => {
    const body = randomBytes(70_000);
    stage.chatbot.answer = (_, response) => {
      response.setHeader("set-cookie", ["a=1; Path=/", "b=2; HttpOnly"]);
      response.setHeader("content-length", body.length);
      response.writeHead(201, { "content-type": "application/octet-stream", "x-model": "m-1", etag: '"v1"' }).end(body);
    };

    const answer = await ask(stage.worker.origin, { query: "Do you know Rust?" });

    expect(answer.status).toBe(201);
    expect(answer.body.equals(body)).toBe(true);
    expect(headerValues(answer, "set-cookie")).toEqual(["a=1; Path=/", "b=2; HttpOnly"]);
    expect(headerValues(answer, "x-model")).toEqual(["m-1"]);
    expect(headerValues(answer, "etag")).toEqual(['"v1"']);
    expect(headerValues(answer, "content-type")).toEqual(["application/octet-stream"]);
    expect(headerValues(answer, "content-length")).toEqual(["70000"]);
  });

  test("stays compressed as the chatbot compressed it, and is understood all the same", async () => {
    const compressed = gzipSync(JSON.stringify(verdict));
    stage.chatbot.answer = (_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(compressed);
    };

    const answer = await visit(stage.worker.origin, {
      headers: { "accept-encoding": "gzip" },
      body: JSON.stringify({ query: "Compressed?" }),
    });

    expect(headerValues(answer, "content-encoding")).toEqual(["gzip"]);
    expect(answer.body.equals(compressed)).toBe(true);
    expect(JSON.parse(gunzipSync(answer.body).toString())).toEqual(verdict);
    const sent = await stage.queue.received.first(2);
    expect(sent.map((request) => eventIn(request).eventType)).toEqual(["query", "response"]);
  });

  test.each([400, 404, 429, 500, 503])("is the chatbot's own error %i", async (status) => {
    stage.chatbot.answer = (_, response) => response.writeHead(status, { "retry-after": "7" }).end("sorry");

    const answer = await ask(stage.worker.origin, { query: "Anyone there?" });

    expect([answer.status, answer.body.toString()]).toEqual([status, "sorry"]);
    expect(headerValues(answer, "retry-after")).toEqual(["7"]);
  });

  test("is status 502 when the chatbot cannot be reached, and the question stands", async () => {
    await stage.chatbot.stop();

    const answer = await ask(stage.worker.origin, { query: "Anyone there?" });

    expect([answer.status, answer.body.toString()]).toEqual([502, '{"error":"The chatbot cannot be reached."}']);
    const [sent] = await stage.queue.received.first(1);
    expect(sent && eventIn(sent)).toMatchObject({ eventType: "query", query: "Anyone there?" });
  });

  test("is the chatbot's redirect, not where it leads", async () => {
    stage.chatbot.answer = (_, response) => response.writeHead(302, { location: "/elsewhere" }).end();

    const answer = await ask(stage.worker.origin, { query: "Where?" });

    expect([answer.status, headerValues(answer, "location")]).toEqual([302, ["/elsewhere"]]);
  });

  test.each([
    ["without a length", {}],
    ["of a known length", { "content-length": "25" }],
  ])("comes as it is written: the first part of a stream %s does not wait for the last", async (_, length) => {
    let finish = () => {};
    stage.chatbot.answer = (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream", ...length }).write("data: first\n\n");
      finish = () => response.end("data: last\n\n");
    };

    const answer = await fetch(stage.worker.origin, { method: "POST", body: '{"query":"Stream?"}' });
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    finish();
    const last = await reader?.read();

    const parts = [first, last].map((part) => new TextDecoder().decode(part?.value));
    expect(parts).toEqual(["data: first\n\n", "data: last\n\n"]);
  });

  test.each([
    ["without a length", {}],
    ["of a known length", { "content-length": "17" }],
  ])(
    "reaches the chatbot as it is sent: the first part of a question %s does not wait for the last",
    async (_, headers) => {
      const firstPart = Promise.withResolvers<string>();
      stage.chatbot.onPart = (part) => firstPart.resolve(String(part));

      const visiting = httpRequest(stage.worker.origin, { method: "POST", headers, agent: false });
      visiting.write('{"query":');
      const first = await firstPart.promise;
      visiting.end('"Slow?"}');
      await once(visiting, "response");

      expect(first).toBe('{"query":');
    },
  );

  test("is whole when it is longer than what is read of it", async () => {
    const body = Buffer.alloc(3_000_000, "x");
    stage.chatbot.answer = (_, response) => {
      response.writeHead(200);
      for (let at = 0; at < body.length; at += 100_000) response.write(body.subarray(at, at + 100_000));
      response.end();
    };

    const answer = await ask(stage.worker.origin, { query: "Tell me all" });

    expect(answer.body.equals(body)).toBe(true);
    const [line] = await stage.worker.log.first(1);
    expect(line).toMatchObject({ message: "no response event", reason: expect.stringMatching(/^body: expected/) });
  });
});

describe("while the queue fails, the answer", () => {
  test("is there although the queue holds on to its first request", async () => {
    const closed = jest.fn();
    stage.queue.answer = (request, response) => {
      response.on("close", closed);
      hangs(request, response);
    };

    const answer = await ask(stage.worker.origin, { query: "Does it hang?" });
    await stage.queue.received.first(1);

    expect(answer.body.toString()).toBe(JSON.stringify(verdict));
    expect(closed).not.toHaveBeenCalled();
  });

  test("is unchanged although nothing listens there", async () => {
    await stage.queue.stop();

    const answer = await ask(stage.worker.origin, { query: "Still there?" });

    expect([answer.status, answer.body.toString()]).toEqual([200, JSON.stringify(verdict)]);
    const [line] = await stage.worker.log.first(1);
    expect(line).toMatchObject({ message: "event dropped", eventType: "query", reason: "SQS not reached", dropped: 1 });
  });

  test.each([
    ["errs", refuses(500, "InternalFailure")],
    ["throttles", refuses(400, "ThrottlingException")],
    ["refuses", refuses(403, "AccessDenied")],
    ["hangs up", (_: unknown, response: { destroy(): void }) => response.destroy()],
  ])("is unchanged although it %s", async (_, answerOfQueue) => {
    stage.queue.answer = answerOfQueue;

    const answer = await ask(stage.worker.origin, { query: "Still there?" });

    expect([answer.status, answer.body.toString()]).toEqual([200, JSON.stringify(verdict)]);
  });
});
