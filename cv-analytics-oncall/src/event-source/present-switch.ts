import pico from "picocolors";
import type { Finding } from "../finding";
import type { EventSource, Switch } from "./event-source";

/** What came of switching: `state` is the event source's now. */
export interface Switched {
  readonly wanted: Switch;
  readonly source: EventSource;
  readonly state: string;
  readonly hasChanged: boolean;
}

const meanings: { readonly [W in Switch]: string } = {
  Disabled: [
    "Events wait in the queue for up to 14 days; visitors notice nothing. Batches under way are finished.",
    "A deployment with lambda.yaml's parameter Enabled=true, its default, switches it on again.",
    "To go on: npm run oncall -- resume",
  ].join("\n"),
  Enabled: "The processor takes what waits in the queue, oldest first. To look on: npm run oncall -- status --watch",
};

export function presentSwitch({ wanted, source, state, hasChanged }: Switched): Finding {
  const isDone = state === wanted;
  const words = wanted === "Disabled" ? "paused" : "running";
  const headline = isDone
    ? pico.bold(hasChanged ? `The processor is ${words}.` : `The processor is ${words} already.`)
    : `The event source is ${state.toLowerCase()} after two minutes, not ${wanted.toLowerCase()}: look again with npm run oncall -- status`;
  return {
    json: { eventSource: source.id, state, changed: hasChanged },
    text: isDone ? `${headline}\n${meanings[wanted]}` : headline,
    needsAttention: !isDone,
  };
}

export function presentNoEventSource(): Finding {
  const text = [
    "Nothing feeds cv-analytics-processor from cv-analytics-queue.fifo: there is no event source to switch.",
    "It comes with the processor's code: deploy cv-analytics-processor/infrastructure/lambda.yaml.",
  ];
  return { json: { eventSource: null, state: null, changed: false }, text: text.join("\n"), needsAttention: true };
}
