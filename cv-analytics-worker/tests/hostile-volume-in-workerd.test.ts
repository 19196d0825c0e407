import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { LoopbackServer } from "./support/loopback-server";
import { residentMegabytesOf } from "./support/resident-memory";
import { keys, region, verdict } from "./support/stage";
import { ask } from "./support/visit";
import { buildBundle, type RunningWorker, startWorker } from "./support/worker-in-workerd";

const piece = Buffer.alloc(64 * 1024, "x");
const pieces = 2_048;
const streamedBytes = pieces * piece.length;
// Half of what is streamed. Measured: 1 MB.
const growthLimitInMegabytes = 64;

const held = () => residentMegabytesOf("workerd");
let most = 0;

/** Looks at the isolate's memory eight times on the way. */
function* endlessText() {
  for (let count = 1; count <= pieces; count += 1) {
    yield piece;
    if (count % (pieces / 8) === 0) most = Math.max(most, held());
  }
}

const chatbot = createServer(async (incoming, response) => {
  if (incoming.url === "/long-answer") return pipeline(Readable.from(endlessText()), response);
  let bytes = 0;
  for await (const chunk of incoming) bytes += chunk.length;
  response.end(JSON.stringify({ ...verdict, reasoning: `${bytes} bytes` }));
});

let queue: LoopbackServer;
let edge: RunningWorker;

beforeAll(async () => {
  await once(chatbot.listen(0, "127.0.0.1"), "listening");
  queue = await new LoopbackServer((_, response) => response.end('{"MessageId":"1"}')).start();
  edge = await startWorker(await buildBundle(), {
    CHATBOT_ORIGIN: `http://127.0.0.1:${(chatbot.address() as AddressInfo).port}`,
    SQS_QUEUE_URL: `${queue.origin}/123456789012/cv-analytics-queue.fifo`,
    AWS_REGION: region,
    ...keys,
  });
  for (let visitor = 0; visitor < 20; visitor += 1) await ask(edge.origin, { query: "Warm?" });
});
afterAll(async () => {
  await edge.stop();
  chatbot.closeAllConnections();
  chatbot.close();
  await queue.stop();
});

/** Sends a body piece by piece and hears of the answer's pieces as they come. */
async function stream(path: string, body: Iterable<Buffer>, onPiece: (piece: Buffer) => void): Promise<void> {
  const outgoing = httpRequest(`${edge.origin}${path}`, { method: "POST", agent: false });
  const answered = once(outgoing, "response");
  await pipeline(Readable.from(body), outgoing);
  const [answer] = await answered;
  for await (const chunk of answer) onPiece(chunk);
}

test("a question of 128 MB passes through whole, and the isolate keeps little of it", async () => {
  const before = held();
  most = 0;
  let answer = "";

  await stream("/", endlessText(), (chunk) => {
    answer += chunk;
  });

  expect(JSON.parse(answer)).toEqual({ ...verdict, reasoning: `${streamedBytes} bytes` });
  expect(most - before).toBeLessThan(growthLimitInMegabytes);
});

test("an answer of 128 MB passes through whole, and the isolate keeps little of it", async () => {
  const before = held();
  most = 0;
  let bytes = 0;

  await stream("/long-answer", [Buffer.from('{"query":"Tell me all"}')], (chunk) => {
    bytes += chunk.length;
  });

  expect(bytes).toBe(streamedBytes);
  expect(most - before).toBeLessThan(growthLimitInMegabytes);
});
