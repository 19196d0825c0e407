// Lets a played visit happen at its own time: the Worker's clock runs from the instant that the request names, and the
// chatbot's answer takes as long as the request says, without anyone waiting.
import { AsyncLocalStorage } from "node:async_hooks";

const visits = new AsyncLocalStorage();
const machineNow = Date.now;
const machineElapsed = performance.now.bind(performance);
const machineFetch = globalThis.fetch;
let skippedInMs = 0;

Date.now = () => machineNow() + (visits.getStore()?.offset ?? 0);
performance.now = () => machineElapsed() + skippedInMs;

globalThis.fetch = async (input, init) => {
  const response = await machineFetch(input, init);
  const visit = visits.getStore();
  if (visit && urlOf(input).startsWith(visit.chatbotOrigin)) visit.offset += visit.delayInMs;
  return response;
};

/** Runs `action` with a clock that starts at `at` (epoch ms). */
export const onVisit = ({ at, delayInMs, chatbotOrigin }, action) =>
  visits.run({ offset: at - machineNow(), delayInMs, chatbotOrigin }, action);

/** Moves the Worker's measure of durations forward: what it waits out by that, such as an open circuit, is over sooner. */
export const skip = (ms) => {
  skippedInMs += ms;
};

const urlOf = (input) => (typeof input === "string" ? input : (input.url ?? String(input)));
