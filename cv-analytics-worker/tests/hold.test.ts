import { createEdge, type Edge } from "../src/edge";
import { bindings, FakeRuntime, refusal, requestId } from "./support/fake-runtime";
import { passThrough } from "./support/pass-through";

const holdMs = 2_000;

let runtime: FakeRuntime;
let edge: Edge;
let letHoldRunOut: () => void;

beforeEach(() => {
  runtime = new FakeRuntime();
  const { promise: held, resolve } = Promise.withResolvers<void>();
  letHoldRunOut = resolve;
  const sleep = (ms: number) => (ms === holdMs ? held : runtime.sleep(ms));
  edge = createEdge({ ...bindings, HOLD_QUERY_MS: `${holdMs}` }, { ...runtime, fetch: runtime.fetch, sleep });
});

function question(): Request {
  return new Request("https://edge.example/chat", { method: "POST", body: '{"query":"Do you know Go?"}' });
}

const ask = () => passThrough(edge, question());

/** Resolves when something is posted to the queue, which takes it. */
function nextPost(): Promise<void> {
  return new Promise((posted) => {
    runtime.queue = async () => {
      posted();
      return Response.json({ MessageId: "1" });
    };
  });
}

/** How the queue answers one batch after another; in the end it takes all. */
function answerBatches(...answers: unknown[]): void {
  const taking = runtime.queue;
  runtime.queue = async (signal) => (answers.length > 0 ? Response.json(answers.shift()) : taking(signal));
}

const failed = (Id: string, Code: string, SenderFault: boolean) => ({ Id, Code, SenderFault, Message: "no" });
const dropped = (eventType: string, reason: string, count: number) => ({
  level: "warn",
  message: "event dropped",
  requestId,
  eventType,
  reason,
  dropped: count,
});

describe("a held query", () => {
  test("leaves in one request with its response, before it, each as it would leave alone", async () => {
    await ask();

    expect(runtime.postedTogether).toEqual([["query", "response"]]);
    const { QueueUrl, Entries } = JSON.parse(runtime.posted[0] ?? "");
    expect(QueueUrl).toBe(bindings.SQS_QUEUE_URL);
    const common = {
      MessageBody: expect.any(String),
      MessageGroupId: requestId,
      MessageSystemAttributes: {
        AWSTraceHeader: { DataType: "String", StringValue: expect.stringMatching(/^Root=1-/) },
      },
    };
    expect(Entries).toEqual([
      { Id: "0", ...common, MessageDeduplicationId: `${requestId}:query` },
      { Id: "1", ...common, MessageDeduplicationId: `${requestId}:response` },
    ]);
    expect(runtime.lines).toEqual([]);
  });

  test("leaves alone when the hold runs out, and the response follows it", async () => {
    const chatbot = Promise.withResolvers<Response>();
    runtime.chatbot = () => chatbot.promise;
    const posted = nextPost();

    const asking = ask();
    letHoldRunOut();
    await posted;
    expect(runtime.postedTogether).toEqual([["query"]]);
    chatbot.resolve(Response.json({ matchType: "full", matchScore: 90, reasoning: "" }));
    await asking;

    expect(runtime.postedTogether).toEqual([["query"], ["response"]]);
    expect(runtime.lines).toEqual([]);
  });

  test("does not wait for the response when both come while the query is on its way", async () => {
    const chatbot = Promise.withResolvers<Response>();
    runtime.chatbot = () => chatbot.promise;
    const taken = Promise.withResolvers<Response>();
    const reached = new Promise<void>((reach) => {
      runtime.queue = () => {
        reach();
        return taken.promise.then((answer) => answer.clone());
      };
    });

    const asking = ask();
    letHoldRunOut();
    await reached;
    chatbot.resolve(Response.json({ matchType: "full", matchScore: 90, reasoning: "" }));
    taken.resolve(Response.json({ MessageId: "1" }));
    await asking;

    expect(runtime.postedTogether).toEqual([["query"], ["response"]]);
  });

  test("leaves when the hold runs out although the chatbot never answers", async () => {
    runtime.chatbot = () => new Promise(() => undefined);
    const posted = nextPost();

    edge(question(), () => undefined);
    letHoldRunOut();
    await posted;

    expect(runtime.postedTogether).toEqual([["query"]]);
  });

  test.each([
    ["fails", async () => new Response("{}", { status: 500 })],
    ["is no verdict", async () => new Response("plain")],
    [
      "breaks off",
      async () => new Response(new ReadableStream({ start: (stream) => stream.error(new Error("gone")) })),
    ],
    ["does not come", () => Promise.reject(new Error("refused"))],
  ])("leaves at once when the chatbot's answer %s: nothing is left to wait for", async (_, chatbot) => {
    runtime.chatbot = chatbot;

    await ask();

    expect(runtime.postedTogether).toEqual([["query"]]);
  });

  test("keeps no visitor waiting", async () => {
    runtime.queue = () => new Promise(() => undefined);

    const answer = await edge(question(), () => undefined);

    expect(await answer.json()).toMatchObject({ matchScore: 40 });
  });
});

describe("of a batch of which a part fails", () => {
  test.each([
    ["query", "0", "1", "response"],
    ["response", "1", "0", "query"],
  ])("only the %s is sent again when the queue's fault refused it", async (eventType, refused, Id) => {
    answerBatches({ Successful: [{ Id }], Failed: [failed(refused, "InternalError", false)] });

    await ask();

    expect(runtime.postedTogether).toEqual([["query", "response"], [eventType]]);
    expect(runtime.lines).toEqual([]);
  });

  test("both are sent again together, the query first, when both were refused by the queue's fault", async () => {
    answerBatches({ Failed: [failed("1", "ServiceUnavailable", false), failed("0", "InternalError", false)] });

    await ask();

    expect(runtime.postedTogether).toEqual([
      ["query", "response"],
      ["query", "response"],
    ]);
    expect(runtime.pauses).toEqual([100]);
  });

  test.each([
    ["query", "0", "1"],
    ["response", "1", "0"],
  ])("only the %s is dropped when it was at fault, and not sent again", async (eventType, refused, Id) => {
    answerBatches({ Successful: [{ Id }], Failed: [failed(refused, "InvalidMessageContents", true)] });

    await ask();

    expect(runtime.posted).toHaveLength(1);
    const reason = "SQS refused the entry InvalidMessageContents";
    expect(runtime.lines).toEqual([dropped(eventType, reason, 1)]);
  });

  test("the one at fault is dropped and the other one sent again", async () => {
    answerBatches({ Failed: [failed("0", "InvalidMessageContents", true), failed("1", "InternalError", false)] });

    await ask();

    expect(runtime.postedTogether).toEqual([["query", "response"], ["response"]]);
    expect(runtime.dropReasons).toEqual(["SQS refused the entry InvalidMessageContents"]);
  });

  test("what is throttled is sent again, whoever is said to be at fault", async () => {
    answerBatches({ Successful: [{ Id: "0" }], Failed: [failed("1", "RequestThrottled", true)] });

    await ask();

    expect(runtime.postedTogether).toEqual([["query", "response"], ["response"]]);
    expect(runtime.lines).toEqual([]);
  });

  test("what the answer does not name is sent again", async () => {
    answerBatches({ Successful: [{ Id: "0" }] });

    await ask();

    expect(runtime.postedTogether).toEqual([["query", "response"], ["response"]]);
  });

  test("what stays refused is dropped after three attempts, with its reason; the rest stands", async () => {
    const refusing = { Successful: [{ Id: "0" }], Failed: [failed("1", "InternalError", false)] };
    answerBatches(refusing);
    const once = runtime.queue;
    const answers = [once, refusal(500, "InternalFailure"), refusal(503, "ServiceUnavailable")];
    runtime.queue = async (signal) => (answers.shift() ?? once)(signal);

    await ask();

    expect(runtime.postedTogether).toEqual([["query", "response"], ["response"], ["response"]]);
    expect(runtime.lines).toEqual([dropped("response", "SQS answered 503 ServiceUnavailable", 1)]);
  });

  test("each that stays refused is dropped with its own reason, by the last name of its code", async () => {
    const refusing = {
      Successful: [],
      Failed: [failed("0", "AWS.InternalError", false), failed("1", "KMS.ThrottlingException", true)],
    };
    answerBatches(refusing, refusing, refusing);

    await ask();

    expect(runtime.lines).toEqual([
      dropped("query", "SQS refused the entry InternalError", 1),
      dropped("response", "SQS refused the entry ThrottlingException", 2),
    ]);
  });
});

test.each([
  ["nothing", () => new Response(null)],
  ["no JSON", () => new Response("<html>")],
  ["a list", () => Response.json([{ Id: "0" }])],
  ["entries that are none", () => Response.json({ Successful: "0", Failed: [null, "1"] })],
])("a batch answered with %s is sent again as a whole: copies are dropped by the queue", async (_, answer) => {
  const answers = [answer];
  const taking = runtime.queue;
  runtime.queue = async (signal) => answers.shift()?.() ?? taking(signal);

  await ask();

  expect(runtime.postedTogether).toEqual([
    ["query", "response"],
    ["query", "response"],
  ]);
  expect(runtime.lines).toEqual([]);
});

describe("when the queue refuses batches as a whole", () => {
  test("both events are dropped after three attempts", async () => {
    runtime.queue = refusal(500, "InternalFailure");

    await ask();

    expect(runtime.postedTogether).toEqual(Array(3).fill(["query", "response"]));
    const reason = "SQS answered 500 InternalFailure";
    expect(runtime.lines).toEqual([dropped("query", reason, 1), dropped("response", reason, 2)]);
  });

  test("five batches in a row open the circuit: one batch is one send", async () => {
    runtime.queue = refusal(403, "AccessDenied");

    for (let visitor = 1; visitor <= 6; visitor += 1) await ask();

    expect(runtime.posted).toHaveLength(5);
    expect(runtime.dropReasons.slice(10)).toEqual(["circuit open", "circuit open"]);
  });

  test("a batch of which a part is taken shows that the queue works", async () => {
    runtime.queue = async () =>
      Response.json({ Successful: [{ Id: "0" }], Failed: [failed("1", "InvalidMessageContents", true)] });

    for (let visitor = 1; visitor <= 6; visitor += 1) await ask();

    expect(runtime.posted).toHaveLength(6);
  });
});
