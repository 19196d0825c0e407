// The program of what is around the Worker: in processes of its own, so that its work is not counted as the Worker's.
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "../measure/after";

/** From now on the queue that can hang does so, or answers again what comes. Without the field only the answer is asked for. */
export interface SurroundingsQuestion {
  readonly hang?: boolean;
}
export interface SurroundingsAnswer {
  /** Of the chatbot, of a queue that answers, of one that can hang, and one where nothing listens. */
  readonly ports: {
    readonly chatbot: number;
    readonly queue: number;
    readonly hangingQueue: number;
    readonly none: number;
  };
  /** Events that came to the queue that answers. */
  readonly taken: number;
}

const verdict = {
  matchType: "full",
  matchScore: 84,
  reasoning: "Excellent match with SQL Server, PostgreSQL experience",
};
const chatbotsAnswer = JSON.stringify({ answer: "I have used SQL Server and PostgreSQL. ".repeat(15), ...verdict });
const takenOne = JSON.stringify({ MessageId: "m", SequenceNumber: "18877452371000000000" });
const takenBoth = JSON.stringify({ Successful: [{ Id: "0" }, { Id: "1" }], Failed: [] });

/** Far less than any language model takes, and enough for the question's event to be sent meanwhile. */
const chatbotTakesMs = 5;

let hangs = false;
let taken = 0;

const chatbot = serve((_, response) => {
  after(performance.now() + chatbotTakesMs, () => answerWith(response, chatbotsAnswer));
});
const queue = serve((request, response) => {
  const isBatch = request.headers["x-amz-target"] === "AmazonSQS.SendMessageBatch";
  taken += isBatch ? 2 : 1;
  answerWith(response, isBatch ? takenBoth : takenOne);
});
const hangingQueue = serve((_, response) => {
  if (!hangs) answerWith(response, takenOne);
});
const none = serve(() => {});

/** Answers when all of a request has come. */
function serve(listener: RequestListener) {
  return createServer((request, response) => request.resume().on("end", () => listener(request, response)));
}

function answerWith(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}

async function start(): Promise<void> {
  const servers = [chatbot, queue, hangingQueue, none];
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done))));
  const [first, second, third, fourth] = servers.map((server) => (server.address() as AddressInfo).port);
  const ports = { chatbot: first, queue: second, hangingQueue: third, none: fourth } as SurroundingsAnswer["ports"];
  none.close();
  process.on("message", ({ hang = hangs }: SurroundingsQuestion) => {
    hangs = hang;
    process.send?.({ ports, taken } satisfies SurroundingsAnswer);
  });
  process.send?.("ready");
}

void start();
process.once("disconnect", () => process.exit());
