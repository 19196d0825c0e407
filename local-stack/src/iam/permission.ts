/** One check that AWS makes before it serves a call. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** Where the local stack stands, and what only its state knows. */
export interface Surroundings {
  readonly region: string;
  readonly accountId: string;
  /** Queues whose dead-letter queue this is: where a move task without a destination sends to. */
  readonly deadLetterSources: (queueArn: string) => readonly string[];
  /** The queue that a move task, known by its handle, empties; undefined when there is no such task. */
  readonly moveTaskSource: (taskHandle: string) => string | undefined;
  /** The verified identity that an address sends under: itself, or its domain. */
  readonly senderIdentity: (address: string) => string;
  /** The ARN of the function that an event source mapping feeds; absent, or undefined for an id, when there is none. */
  readonly mappedFunction?: (mappingId: string) => string | undefined;
}
