/** What feeds the processor from the event queue: Lambda's event source mapping. */
export interface EventSource {
  readonly id: string;
  /** In Lambda's words: "Enabled" and "Disabled" last, all others pass. */
  readonly state: string;
}

/** The processor's event source. Throws what AWS answers. */
export interface EventSources {
  /** Undefined when the processor has none for the event queue. */
  find(): Promise<EventSource | undefined>;
  stateOf(id: string): Promise<string>;
  /** Asks Lambda for it; what has begun is told by the state. */
  setEnabled(id: string, isEnabled: boolean): Promise<void>;
}

/** What an event source is when it is switched on or off. */
export type Switch = "Enabled" | "Disabled";

export function isSettled(state: string): boolean {
  return state === "Enabled" || state === "Disabled";
}
