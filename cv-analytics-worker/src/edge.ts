import { CircuitBreaker } from "./circuit-breaker";
import { eventSender } from "./event-sender";
import { holdQueryFor } from "./hold";
import { unfailing } from "./log";
import { observerOf } from "./observer";
import type { Runtime, WaitUntil } from "./runtime";
import { type Bindings, readAnalyticsSettings, readChatbotOrigin, SettingsError } from "./settings";
import { sqsQueue } from "./sqs";
import { tidyText } from "./tidy";
import { answerVisitor, chatbotAt, type Observe } from "./visitor";

/** Answers one request. */
export type Edge = (request: Request, waitUntil: WaitUntil) => Promise<Response>;

/**
 * The Worker of one isolate. Settings at fault are named in one log line. Without a queue visitors are still served;
 * without a chatbot nothing can be, and the answer, status 500, says why.
 */
export function createEdge(bindings: Bindings, runtime: Runtime): Edge {
  const log = unfailing(runtime.log);
  const parts = { ...runtime, log };
  return orIfSettingsFail(
    () => {
      const askChatbot = chatbotAt(readChatbotOrigin(bindings), parts);
      const observerFor = createObserver(bindings, parts);
      return (request, waitUntil) => answerVisitor(request, askChatbot, observerFor(waitUntil), log);
    },
    ({ message }) => {
      log({ level: "error", message: "no visitor can be served", reason: message });
      return async () => Response.json({ error: message }, { status: 500 });
    },
  );
}

function createObserver(bindings: Bindings, parts: Runtime): (waitUntil: WaitUntil) => Observe {
  return orIfSettingsFail(
    () => {
      const { maskPersonalData, holdQueryMs, ...queue } = readAnalyticsSettings(bindings);
      let dropped = 0;
      const countDropped = () => ++dropped;
      const breaker = new CircuitBreaker(parts.elapsed);
      const send = eventSender(sqsQueue(queue, parts), breaker, parts, parts.log, countDropped);
      const tidy = (text: string) => tidyText(text, maskPersonalData);
      const hold = holdQueryFor(holdQueryMs, parts);
      return (waitUntil) => observerOf({ ...parts, send, hold, countDropped, tidy }, waitUntil);
    },
    ({ message }) => {
      parts.log({ level: "error", message: "no events are sent", reason: message });
      return () => () => undefined;
    },
  );
}

function orIfSettingsFail<Value>(build: () => Value, fallBack: (error: SettingsError) => Value): Value {
  try {
    return build();
  } catch (error) {
    if (error instanceof SettingsError) return fallBack(error);
    throw error;
  }
}
