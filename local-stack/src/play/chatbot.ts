import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { close, listen, urlOf } from "../aws/server";
import { answerFor } from "../sample-week/answer-for";
import type { Answer, Visit } from "../sample-week/visit";

/** Names a visit whose answer is known beforehand. */
export const visitNumberHeader = "x-visit-number";

export interface Chatbot {
  readonly origin: string;
  /** The visits that are being played; each is answered as it says, or fails. None: every question is a live one. */
  readonly expect: (visits: readonly Visit[]) => void;
  readonly stop: () => Promise<void>;
}

const question = z.object({ query: z.string() });

/**
 * A small stand-in for the chatbot behind the edge Worker: it answers any question from the sample week's topics.
 * `delayMsOf` says how long it takes over a visit that it expects; without it none.
 */
export async function startChatbot(seed: number, delayMsOf?: (visit: Visit) => number): Promise<Chatbot> {
  let visits: readonly Visit[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const visit = visits[Number(request.headers[visitNumberHeader])];
    if (visit && delayMsOf) await sleep(delayMsOf(visit));
    const answer = visit ? visit.answer : await answerLive(request, seed);
    response.writeHead(answer ? 200 : 503, { "content-type": "application/json" });
    response.end(`${JSON.stringify(answer ?? { error: "the chatbot has no answer" })}\n`);
  };
  // A visitor who hangs up halfway ends that one request.
  // Nor is an idle connection closed, for the edge may be about to use it again.
  const server = createServer(
    { keepAliveTimeout: 0 },
    (request, response) => void reply(request, response).catch(() => response.destroy()),
  );
  await listen(server, 0);
  return {
    origin: urlOf(server),
    expect(expected) {
      visits = expected;
    },
    stop: () => close(server),
  };
}

async function answerLive(request: IncomingMessage, seed: number): Promise<Answer | undefined> {
  let body = "";
  for await (const chunk of request) body += chunk;
  try {
    return answerFor(question.parse(JSON.parse(body)).query, seed);
  } catch {
    return undefined;
  }
}
