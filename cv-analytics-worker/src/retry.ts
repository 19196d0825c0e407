/** After the visitor's answer ends, `waitUntil` has this long. Source: developers.cloudflare.com/workers/runtime-apis/context */
export const waitUntilLimitMs = 30_000;

const sendAttempts = 3;
export const attemptTimeoutMs = 3_500;
const backoffBaseMs = 200;

/** The longest that one send can take: every attempt times out and every pause is the longest. */
export const longestSendMs = sendAttempts * attemptTimeoutMs + backoffBaseMs * (2 ** (sendAttempts - 1) - 1);

/** An attempt failed; `mayHelp` tells whether another could end otherwise. `reason` is fit for a log line. */
export class AttemptError extends Error {
  constructor(
    readonly reason: string,
    readonly mayHelp: boolean,
    cause?: unknown,
  ) {
    super(reason, { cause });
    this.name = "AttemptError";
  }
}

export interface Pauses {
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Attempts at most three times while another attempt may help; throws the last `AttemptError`. */
export async function withRetries(attempt: () => Promise<void>, { random, sleep }: Pauses): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isLast = attempts === sendAttempts;
      if (isLast || !(error instanceof AttemptError && error.mayHelp)) throw error;
      await sleep(pauseAfter(attempts, random()));
    }
  }
}

/** Exponential backoff with full jitter, in milliseconds. Source: AWS Architecture Blog, "Exponential Backoff And Jitter" */
export function pauseAfter(attempts: number, random: number): number {
  return random * backoffBaseMs * 2 ** (attempts - 1);
}
