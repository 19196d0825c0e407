import type { CountDropped, SendEvents } from "./event-sender";
import {
  NoVerdictError,
  type Question,
  questionFromBody,
  type ResponseEvent,
  toQueryEvent,
  toResponseEvent,
  type Verdict,
  verdictFromBody,
} from "./events";
import type { HoldQuery } from "./hold";
import { nameOf } from "./log";
import { readText } from "./read-text";
import type { Runtime, WaitUntil } from "./runtime";
import { traceHeader } from "./trace-header";
import type { Observe } from "./visitor";

// Longer bodies pass through unread: this bounds the memory and the CPU time that a visitor can cost.
const requestLimitInBytes = 64 * 1024;
const answerLimitInBytes = 256 * 1024;

type ReadText = typeof readText;

export interface ObserverParts extends Pick<Runtime, "now" | "newRequestId" | "nextTurn" | "log"> {
  readonly send: SendEvents;
  readonly hold: HoldQuery;
  readonly countDropped: CountDropped;
  /** Makes a text fit to leave the edge. */
  readonly tidy: (text: string) => string;
}

/** Turns a visitor's question and its answer into events, all within `waitUntil`, and after the bytes have gone on. */
export function observerOf(
  { now, newRequestId, nextTurn, log, send, hold, countDropped, tidy }: ObserverParts,
  waitUntil: WaitUntil,
): Observe {
  return (request) => {
    if (request.method !== "POST" || request.body === null) return undefined;
    const requestId = newRequestId();
    if (declaredLength(request.headers) > requestLimitInBytes) return reportUnread();
    const askedAt = now();
    const trace = traceHeader(requestId, askedAt);
    const onFault = (error: unknown) =>
      log({ level: "error", message: "analytics failed", requestId, error: nameOf(error) });

    const question = readQuestion();
    const answered = Promise.withResolvers<ResponseEvent | undefined>();
    const querySent = sendQuery().catch(onFault);
    waitUntil(querySent);

    return (answer) => {
      const response = readResponse(answer, now());
      response.then(answered.resolve, () => answered.resolve(undefined));
      waitUntil(sendResponse(response).catch(onFault));
    };

    /** Its bytes have gone on by then as well: what is done with the text keeps nobody waiting. */
    async function readToTheEnd(...copy: Parameters<ReadText>): ReturnType<ReadText> {
      const text = await readText(...copy);
      await nextTurn();
      return text;
    }

    /** Copies the body at once, before anyone reads it. */
    async function readQuestion(): Promise<Question | undefined> {
      const { body } = request.clone();
      const text = body ? await readToTheEnd(body, requestLimitInBytes) : "";
      return text === undefined ? reportUnread() : questionFromBody(text);
    }

    /** One dropped event: whether an answer would have followed is not known. */
    function reportUnread(): undefined {
      if (!mayHoldQuestion(request.headers)) return;
      const reason = `body: expected at most ${requestLimitInBytes} bytes`;
      log({ level: "warn", message: "question not read", requestId, reason, dropped: countDropped() });
    }

    /** Returns the response event if it went along. */
    async function sendQuery(): Promise<ResponseEvent | undefined> {
      const asked = await question;
      if (!asked) return;
      const query = toQueryEvent(asked, requestId, askedAt, tidy);
      const response = await hold(answered.promise);
      await send(response ? [query, response] : [query], trace);
      return response;
    }

    /** Undefined when there is no response event to send. */
    async function readResponse(answer: Response, answeredAt: number): Promise<ResponseEvent | undefined> {
      const [asked, verdict] = await Promise.allSettled([question, verdictIn(answer, readToTheEnd)]);
      if (asked.status === "rejected" || !asked.value) return;
      if (verdict.status === "rejected") return reportNoResponse(verdict.reason);
      return toResponseEvent(verdict.value, requestId, answeredAt, tidy);
    }

    /** The query event goes first; whether it arrived makes no difference here. */
    async function sendResponse(response: Promise<ResponseEvent | undefined>): Promise<void> {
      const event = await response;
      if (!event) return;
      const wentAlong = await querySent;
      if (!wentAlong) await send([event], trace);
    }

    function reportNoResponse(error: unknown): undefined {
      if (!(error instanceof NoVerdictError)) throw error;
      log({ level: "warn", message: "no response event", requestId, reason: error.reason });
    }
  };
}

/**
 * Of a body too long to read the content type alone tells whether it could be a question: JSON, none, or text/plain,
 * which a browser's fetch puts on a string when the page names no type. Forms and files are none.
 */
function mayHoldQuestion(headers: Headers): boolean {
  return /^$|json|^text\/plain/i.test(headers.get("content-type") ?? "");
}

/** Copies the body at once and reads it as it comes: an unread copy would keep all that the visitor reads in memory. */
async function verdictIn(answer: Response, read: ReadText): Promise<Verdict> {
  if (!answer.ok) throw new NoVerdictError(`status: expected success, got ${answer.status}`);
  const isShort = declaredLength(answer.headers) <= answerLimitInBytes;
  const body = isShort ? answer.clone().body : null;
  const text = body ? await read(body, answerLimitInBytes) : undefined;
  if (text === undefined) throw new NoVerdictError(`body: expected JSON of at most ${answerLimitInBytes} bytes`);
  return verdictFromBody(text);
}

function declaredLength(headers: Headers): number {
  return Number(headers.get("content-length") ?? 0);
}
