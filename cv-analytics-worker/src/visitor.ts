import { type Log, nameOf } from "./log";
import type { Runtime } from "./runtime";

/** Hears of the chatbot's answer. */
type OnAnswer = (answer: Response) => void;

/** Hears of a visitor's request before it goes to the chatbot; undefined when its answer is of no interest. */
export type Observe = (request: Request) => OnAnswer | undefined;

/**
 * The visitor's path: the chatbot's answer as it came. Observing may fail in any way without the visitor noticing, and
 * nothing here waits for it. `log` must not throw.
 */
export async function answerVisitor(
  request: Request,
  askChatbot: (request: Request) => Promise<Response>,
  observe: Observe,
  log: Log,
): Promise<Response> {
  const onAnswer = unnoticed(() => observe(request), log);
  const answer = await askChatbot(request);
  unnoticed(() => onAnswer?.(answer), log);
  return answer;
}

/** Asks for the same path and query string; redirects are the visitor's to follow. Without an answer: status 502. */
export function chatbotAt(origin: string, { fetch, log }: Pick<Runtime, "fetch" | "log">) {
  return async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    try {
      return await fetch(new Request(`${origin}${pathname}${search}`, request), { redirect: "manual" });
    } catch {
      log({ level: "error", message: "chatbot not reached" });
      return Response.json({ error: "The chatbot cannot be reached." }, { status: 502 });
    }
  };
}

function unnoticed<Value>(act: () => Value, log: Log): Value | undefined {
  try {
    return act();
  } catch (error) {
    log({ level: "error", message: "analytics failed", error: nameOf(error) });
    return undefined;
  }
}
