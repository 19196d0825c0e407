import { createEdge, type Edge } from "../src/edge";
import type { Runtime } from "../src/runtime";
import { bindings, FakeRuntime, refusal, requestId } from "./support/fake-runtime";
import { passThrough } from "./support/pass-through";

let runtime: FakeRuntime;
let edge: Edge;

beforeEach(() => {
  runtime = new FakeRuntime();
  edge = createEdge(bindings, runtime);
});

/** One visitor's question. */
function ask(answering: Edge = edge): Promise<Response> {
  const body = JSON.stringify({ query: "Do you know Go?" });
  return passThrough(answering, new Request("https://edge.example/chat", { method: "POST", body }));
}

describe("sending", () => {
  test("is not repeated once the queue has taken the event", async () => {
    await ask();

    expect(runtime.postedTypes).toEqual(["query", "response"]);
    expect(runtime.lines).toEqual([]);
  });

  test("begins when the bytes of question and answer have gone on", async () => {
    const turn = Promise.withResolvers<void>();
    runtime.nextTurn = () => turn.promise;
    const works: Promise<unknown>[] = [];
    const request = new Request("https://edge.example/chat", { method: "POST", body: '{"query":"q"}' });

    const answer = await edge(request, (work) => void works.push(work));

    expect(await answer.json()).toMatchObject({ matchScore: 40 });
    expect(runtime.posted).toEqual([]);
    turn.resolve();
    await Promise.all(works);
    expect(runtime.postedTypes).toEqual(["query", "response"]);
  });

  test.each([
    [429, "TooManyRequests"],
    [400, "ThrottlingException"],
    [403, "RequestThrottled"],
    [500, "InternalFailure"],
    [503, "ServiceUnavailable"],
  ])("is attempted three times when the answer is %i %s", async (status, code) => {
    runtime.queue = refusal(status, code);

    await ask();

    expect(runtime.postedTypes).toEqual(["query", "query", "query", "response", "response", "response"]);
    expect(runtime.pauses).toEqual([100, 200, 100, 200]);
    expect(runtime.dropReasons).toEqual(Array(2).fill(`SQS answered ${status} ${code}`));
  });

  test.each([
    [403, "AccessDenied"],
    [400, "QueueDoesNotExist"],
    [400, "InvalidMessageContents"],
  ])("is not attempted again when the answer is %i %s", async (status, code) => {
    runtime.queue = refusal(status, code);

    await ask();

    expect(runtime.postedTypes).toEqual(["query", "response"]);
    expect(runtime.pauses).toEqual([]);
  });

  test("is attempted three times when no answer comes in time", async () => {
    runtime.queue = async (signal) => {
      throw signal.reason;
    };

    await ask();

    expect(runtime.posted).toHaveLength(6);
    expect(runtime.dropReasons).toEqual(Array(2).fill("SQS did not answer in 3500 ms"));
  });

  test("succeeds when the second attempt does, and says nothing", async () => {
    const answers = [refusal(500, "InternalFailure")];
    runtime.queue = async () => (await answers.shift()?.()) ?? Response.json({ MessageId: "1" });

    await ask();

    expect(runtime.postedTypes).toEqual(["query", "query", "response"]);
    expect(runtime.lines).toEqual([]);
  });

  test("of the response event does not depend on the query event's", async () => {
    const answers = [refusal(403, "AccessDenied")];
    runtime.queue = async () => (await answers.shift()?.()) ?? Response.json({ MessageId: "1" });

    await ask();

    expect(runtime.postedTypes).toEqual(["query", "response"]);
    const reason = "SQS answered 403 AccessDenied";
    expect(runtime.lines).toEqual([
      { level: "warn", message: "event dropped", requestId, eventType: "query", reason, dropped: 1 },
    ]);
  });
});

describe("when the queue keeps failing", () => {
  beforeEach(async () => {
    runtime.queue = refusal(403, "AccessDenied");
    for (let visitor = 1; visitor <= 3; visitor += 1) await ask();
  });

  test("the sixth event and those after it are not sent", async () => {
    await ask();

    expect(runtime.posted).toHaveLength(5);
    expect(runtime.dropReasons.slice(5)).toEqual(Array(3).fill("circuit open"));
    expect(runtime.lines.at(-1)).toMatchObject({ dropped: 8 });
  });

  test("one event probes the queue after 30 seconds, and everything is sent again when it passes", async () => {
    runtime.queue = async () => Response.json({ MessageId: "1" });

    runtime.elapsedMs = 29_999;
    await ask();
    expect(runtime.posted).toHaveLength(5);
    runtime.elapsedMs = 30_000;
    await ask();
    expect(runtime.posted).toHaveLength(7);
  });

  test("a probe that fails keeps the rest away for another 30 seconds", async () => {
    runtime.elapsedMs = 30_000;
    await ask();
    runtime.elapsedMs = 59_999;
    await ask();

    expect(runtime.posted).toHaveLength(6);
  });
});

describe("the chatbot's answer", () => {
  test.each([
    ["an error status", () => new Response("{}", { status: 500 }), "status: expected success, got 500"],
    ["no body", () => new Response(null, { status: 204 }), "body: expected JSON of at most 262144 bytes"],
    ["no JSON", () => new Response("plain"), 'matchType: expected "full", "partial" or "none"'],
    [
      "a score that is none",
      () => Response.json({ matchType: "full", matchScore: 101, reasoning: "" }),
      "matchScore: expected a number from 0 to 100",
    ],
    ["a body beyond the limit", () => new Response("x".repeat(300_000)), "body: expected JSON of at most 262144 bytes"],
    [
      "a body that says it is beyond the limit",
      () => new Response("{}", { headers: { "content-length": "300000" } }),
      "body: expected JSON of at most 262144 bytes",
    ],
  ])("yields no response event with %s; the query event stands", async (_, answer, reason) => {
    runtime.chatbot = async () => answer();

    await ask();

    expect(runtime.postedTypes).toEqual(["query"]);
    expect(runtime.lines).toEqual([{ level: "warn", message: "no response event", requestId, reason }]);
  });
});

describe("a fault of our own", () => {
  const fail = (): never => {
    throw new RangeError("secret question");
  };
  const faults: Array<[string, Partial<Runtime>]> = [
    ["the clock", { now: fail }],
    ["the stopwatch", { elapsed: fail, log: () => undefined }],
    ["chance", { random: fail }],
    ["the request's id", { newRequestId: fail }],
    ["the time limit", { timeout: fail }],
    ["the log", { log: fail, newRequestId: fail }],
    ["the pause", { sleep: fail }],
    ["the next turn", { nextTurn: fail }],
  ];

  test.each(faults)("in %s leaves the answer as it is", async (_, fault) => {
    runtime.queue = refusal(500, "InternalFailure");

    const answer = await ask(createEdge(bindings, { ...runtime, ...fault }));

    expect([answer.status, await answer.json()]).toMatchObject([200, { matchScore: 40 }]);
    expect(JSON.stringify(runtime.lines)).not.toContain("secret");
  });

  test("in copying bodies leaves the answer as it is", async () => {
    const request = new Request("https://edge.example/", { method: "POST", body: '{"query":"q"}' });
    Object.assign(request, { clone: fail });
    const chatbotsAnswer = Response.json({ matchScore: 40 });
    Object.assign(chatbotsAnswer, { clone: fail });
    runtime.chatbot = async () => chatbotsAnswer;

    const answer = await edge(request, () => undefined);

    expect(answer).toBe(chatbotsAnswer);
  });

  test("in keeping the isolate alive leaves the answer as it is", async () => {
    const request = new Request("https://edge.example/", { method: "POST", body: '{"query":"q"}' });

    const answer = await edge(request, fail);

    expect(answer.status).toBe(200);
    expect(runtime.lines).toMatchObject([{ level: "error", message: "analytics failed", error: "RangeError" }]);
  });
});
