import { type EventSource, type EventSources, isSettled, type Switch } from "./event-source";

export interface Switching {
  readonly eventSources: EventSources;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const pollEveryInMs = 1_000;
/** Lambda takes seconds, a minute at most as a rule. */
const mostPolls = 120;

/**
 * Switches an event source; returns the state it has then, which is another than `wanted` when Lambda takes longer than
 * two minutes. What is under way is waited for before, because Lambda refuses changes meanwhile.
 */
export async function switchEventSource(source: EventSource, wanted: Switch, tools: Switching): Promise<string> {
  const before = await waitUntil(isSettled, source.id, tools);
  if (before === wanted || !isSettled(before)) return before;
  await tools.eventSources.setEnabled(source.id, wanted === "Enabled");
  return await waitUntil((state) => state === wanted, source.id, tools);
}

async function waitUntil(isReached: (state: string) => boolean, id: string, tools: Switching): Promise<string> {
  const { eventSources, sleep, signal } = tools;
  let state = await eventSources.stateOf(id);
  for (let poll = 1; poll <= mostPolls && !isReached(state); poll += 1) {
    await sleep(pollEveryInMs);
    signal.throwIfAborted();
    state = await eventSources.stateOf(id);
  }
  return state;
}
