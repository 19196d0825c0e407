// Lets a played visit happen at its own time: the Worker's clock runs from the instant that the request names, and the
// chatbot's answer takes as long as the request says, without anyone waiting.
import { AsyncLocalStorage } from "node:async_hooks";

const visits = new AsyncLocalStorage();
const machineNow = Date.now;
const machineFetch = globalThis.fetch;

Date.now = () => machineNow() + (visits.getStore()?.offset ?? 0);

globalThis.fetch = async (input, init) => {
  const response = await machineFetch(input, init);
  const visit = visits.getStore();
  if (visit && urlOf(input).startsWith(visit.chatbotOrigin)) visit.offset += visit.delayInMs;
  return response;
};

/** Runs `action` with a clock that starts at `at` (epoch ms). */
export const onVisit = ({ at, delayInMs, chatbotOrigin }, action) =>
  visits.run({ offset: at - machineNow(), delayInMs, chatbotOrigin }, action);

const urlOf = (input) => (typeof input === "string" ? input : (input.url ?? String(input)));
