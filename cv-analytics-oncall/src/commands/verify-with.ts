import type { Context } from "../context";
import type { AssessedLetter } from "../dead-letters/assessment";
import { type Verification, type VerifyOptions, verify } from "../redrive/verify";

/** Waits for the records of what was redriven, showing how far they are. */
export async function verifyWith(
  context: Context,
  run: string,
  requests: VerifyOptions["requests"],
  patienceInMs: number,
): Promise<Verification> {
  const requestIds = new Set([...requests.values()].filter((requestId) => requestId !== undefined));
  const progress = context.terminal.progress("Verifying", requestIds.size);
  try {
    return await verify({ ...context.aws, ...context }, { run, requests, patienceInMs, onRecorded: progress.advance });
  } finally {
    progress.done();
  }
}

/** The request of each message; nothing can be verified of a malformed one. */
export function requestsOf(letters: readonly AssessedLetter[]): VerifyOptions["requests"] {
  return new Map(
    letters.map(({ messageId, content }) => [messageId, content.kind === "malformed" ? undefined : content.requestId]),
  );
}
