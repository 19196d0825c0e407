import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { visitNumberHeader } from "../../src/play/chatbot";
import type { Question } from "./questions";

export interface Answer {
  readonly status: number | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

export type Ask = (question: Question) => Promise<Answer>;

interface Asking {
  /** GET asks for the same answer without a question in its body, of which the edge makes no events. */
  readonly method?: "POST" | "GET";
  readonly headers?: () => Readonly<Record<string, string>>;
}

/** Asks at an origin, each visitor over a connection of their own. One that breaks is an answer without a status. */
export function askAt(origin: string, { method = "POST", headers = () => ({}) }: Asking = {}): Ask {
  return async ({ number, question, sessionId }) => {
    const sent = request(origin, {
      method,
      headers: { "content-type": "application/json", [visitNumberHeader]: String(number), ...headers() },
      agent: false,
    });
    try {
      sent.end(method === "POST" ? JSON.stringify({ query: question, sessionId }) : undefined);
      const [response]: IncomingMessage[] = await once(sent, "response");
      if (!response) throw new Error("no response");
      const { statusCode, headers: received } = response;
      return { status: statusCode, contentType: received["content-type"], body: await text(response) };
    } catch (error) {
      return { status: undefined, contentType: undefined, body: String(error) };
    }
  };
}
