import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { typedMark } from "./support/hostile-traffic";
import { LoopbackServer } from "./support/loopback-server";
import { RawServer } from "./support/raw-http";
import { keys, region } from "./support/stage";
import { visit } from "./support/visit";
import { buildBundle, type RunningWorker, startWorker } from "./support/worker-in-workerd";

/** Hands on and nothing else: what a visitor would get if there were no analytics. */
const plainForwarder = `export default {
  async fetch(request, { CHATBOT_ORIGIN }) {
    const { pathname, search } = new URL(request.url);
    try {
      return await fetch(new Request(CHATBOT_ORIGIN + pathname + search, request), { redirect: "manual" });
    } catch {
      return Response.json({ error: "The chatbot cannot be reached." }, { status: 502 });
    }
  },
};`;

const verdict = `{"matchType":"full","matchScore":50,"reasoning":"${typedMark}"}`;
const bomb = gzipSync(Buffer.alloc(30_000_000, " "));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }).map(Buffer.from),
  fc.constantFrom(
    Buffer.from(verdict),
    gzipSync(verdict),
    gzipSync(verdict).subarray(0, 40),
    Buffer.concat([gzipSync(verdict), Buffer.from("trailing")]),
    bomb,
    Buffer.from("[".repeat(200_000)),
    Buffer.alloc(262_145, "x"),
    Buffer.alloc(0),
  ),
);
const statusLine = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(200, 200, 200, 201, 204, 205, 304, 302, 404, 500, 599).map((code) => `${code} A`),
  },
  fc.constantFrom(
    "100 Continue",
    "101 Switching Protocols",
    "000 None",
    "600 More",
    "999 Most",
    "-20 Less",
    "2OO OK",
    "",
  ),
);
const header = fc.oneof(
  fc.constantFrom(
    "Content-Encoding: gzip",
    "Content-Encoding: br",
    "Content-Encoding: deflate, gzip",
    "Content-Encoding: none-such",
    "Content-Type: application/json",
    "Location: //evil.example/",
    "Location: \u00ff",
    "Set-Cookie: a=1",
    "Set-Cookie: b=2",
    "Content-Range: bytes 0-1/2",
    `X-Long: ${"x".repeat(20_000)}`,
    "X-Empty:",
    "X-Bytes: \u0080\u00e9\u00ff",
    "X-Bad: a\u0000b",
    "No colon",
  ),
);
const framing = fc.constantFrom("length", "length", "short", "long", "twice", "chunked", "endless chunk", "close");

const rawAnswer = fc
  .record({ statusLine, headers: fc.array(header, { maxLength: 3 }), bytes, framing })
  .map(({ statusLine, headers, bytes, framing }) => {
    const size = bytes.length.toString(16);
    const framings: Record<string, [string[], string, string]> = {
      length: [[`Content-Length: ${bytes.length}`], "", ""],
      short: [[`Content-Length: ${Math.floor(bytes.length / 2)}`], "", ""],
      long: [[`Content-Length: ${bytes.length + 9}`], "", ""],
      twice: [[`Content-Length: ${bytes.length}`, "Content-Length: 3"], "", ""],
      chunked: [["Transfer-Encoding: chunked"], `${size}\r\n`, bytes.length === 0 ? "\r\n" : "\r\n0\r\n\r\n"],
      "endless chunk": [["Transfer-Encoding: chunked"], `${size}\r\n`, "\r\nffffff\r\n"],
      close: [[], "", ""],
    };
    const [lines, before, after] = framings[framing] ?? [[], "", ""];
    // Of an encoded body that ends too early workerd lets the visitor wait for the rest, with analytics and without.
    const kept = framing === "long" ? headers.filter((line) => !line.startsWith("Content-Encoding")) : headers;
    const head = [`HTTP/1.1 ${statusLine}`, "Connection: close", ...lines, ...kept].join("\r\n");
    return Buffer.concat([Buffer.from(`${head}\r\n\r\n${before}`, "latin1"), bytes, Buffer.from(after)]);
  });

let chatbot: RawServer;
let queue: LoopbackServer;
let edge: RunningWorker;
let forwarder: RunningWorker;
const answers = fc.sample(rawAnswer, { seed: 11, numRuns: 200 });
const usualAnswer = `HTTP/1.1 200 OK\r\nContent-Length: ${verdict.length}\r\n\r\n${verdict}`;

beforeAll(async () => {
  chatbot = new RawServer((target) => answers[Number(target.slice(1))] ?? Buffer.from(usualAnswer));
  queue = await new LoopbackServer((_, response) => response.end('{"MessageId":"1"}')).start();
  const CHATBOT_ORIGIN = await chatbot.start();
  const SQS_QUEUE_URL = `${queue.origin}/123456789012/cv-analytics-queue.fifo`;
  edge = await startWorker(await buildBundle(), { CHATBOT_ORIGIN, SQS_QUEUE_URL, AWS_REGION: region, ...keys });
  forwarder = await startWorker(plainForwarder, { CHATBOT_ORIGIN });
});
afterAll(async () => {
  await Promise.all([edge.stop(), forwarder.stop()]);
  await Promise.all([chatbot.stop(), queue.stop()]);
});

/** What a visitor sees. Of an answer that breaks off, how much came first is chance. */
async function seenFrom(worker: RunningWorker, path: string): Promise<unknown> {
  const asking = visit(worker.origin, { path, body: '{"query":"q"}', headers: { "accept-encoding": "gzip, br" } });
  return asking.then(
    ({ status, rawHeaders, body }) => ({
      status,
      rawHeaders,
      body: isCutOff(body) ? "cut off" : body.toString("latin1"),
    }),
    () => "broke off",
  );
}

/** workerd compresses for the visitor, and may end the stream in its middle when the chatbot's answer breaks off. */
function isCutOff(body: Buffer): boolean {
  try {
    gunzipSync(body);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
  }
}

test("whatever the chatbot answers, the visitor gets what would come without analytics", async () => {
  const seen = new Map<string, number>();
  for (const number of answers.keys()) {
    const [withAnalytics, without] = await Promise.all([
      seenFrom(edge, `/${number}`),
      seenFrom(forwarder, `/${number}`),
    ]);
    expect({ number, seen: withAnalytics }).toEqual({ number, seen: without });
    const kind = typeof without === "string" ? without : `${(without as { status: number }).status}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  expect([...seen.keys()]).toEqual(expect.arrayContaining(["200", "204", "302", "304", "500", "502", "broke off"]));

  const usual = await seenFrom(edge, "/usual");
  expect(usual).toMatchObject({ status: 200 });
  expect(usual).toEqual(await seenFrom(forwarder, "/usual"));
  expect(JSON.stringify(edge.log.all)).not.toContain(typedMark);
});
