// The program of the visitors and of the chatbot that they talk to: a process of its own, which keeps its appointments
// whatever the stack is busy with.
import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { close, listen, urlOf } from "../../src/aws/server";

/** When to ask, in milliseconds from the start; `run` tells its sessions from others'. */
export interface Appointments {
  readonly edgeUrl: string;
  readonly run: string;
  readonly times: readonly number[];
}

export interface Asked {
  readonly chatbotOrigin: string;
  /** Epoch milliseconds, to which the appointments count. */
  readonly startedAt: number;
  /** How much later than appointed each was asked, in milliseconds. */
  readonly lateBy: readonly number[];
}

const answer = JSON.stringify({ matchType: "full", matchScore: 84, reasoning: "Matches PostgreSQL experience." });
const chatbot = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json" }).end(answer);
});

async function askAll({ edgeUrl, run, times }: Appointments): Promise<Asked> {
  const startedAt = Date.now();
  const lateBy = await Promise.all(
    times.map(async (time, number) => {
      await sleep(Math.max(0, startedAt + time - Date.now()));
      const late = Date.now() - startedAt - time;
      // A visitor who gets no answer leaves no record, and counts by that.
      await ask(edgeUrl, `${run}-${number}`).catch(() => {});
      return late;
    }),
  );
  return { chatbotOrigin: urlOf(chatbot), startedAt, lateBy };
}

const agent = new Agent({ keepAlive: true });
const headers = { "content-type": "application/json" };

/** By Node's own client: `fetch` takes twice as much of a processor that all of them share. */
async function ask(edgeUrl: string, sessionId: string): Promise<void> {
  const question = request(edgeUrl, { method: "POST", agent, headers });
  // One that comes after the answer has begun is heard nowhere else.
  question.on("error", () => {});
  question.end(JSON.stringify({ query: "What databases have you used in production?", sessionId }));
  const [answer] = (await once(question, "response")) as [IncomingMessage];
  answer.resume();
  await once(answer, "end");
}

listen(chatbot, 0).then(() => {
  const tell = (asked: Asked) => process.send?.(asked);
  process.on("message", (appointments: Appointments) => void askAll(appointments).then(tell));
  process.once("disconnect", () => void close(chatbot));
  tell({ chatbotOrigin: urlOf(chatbot), startedAt: Date.now(), lateBy: [] });
});
