import pico from "picocolors";
import type { Verification } from "./verify";

const shownAtMost = 10;

/** How the requests fared, one line each fate. */
export function describeVerification({ recorded, waiting, deadAgain, missing, unverifiable }: Verification): string {
  const lines = [
    pico.green(`${countRequests(recorded.length)} recorded`),
    ...listed(waiting, "waiting for the other half"),
    ...listed(deadAgain, "dead again"),
    ...listed(missing, "not seen yet: most likely still in the queue"),
    ...(unverifiable.length > 0
      ? [
          pico.yellow(
            `Malformed, and dead again in some ten minutes unless the code has changed: ${unverifiable.length}`,
          ),
        ]
      : []),
  ];
  return lines.join("\n");
}

export function isAllRecorded({ waiting, deadAgain, missing, unverifiable }: Verification): boolean {
  return waiting.length + deadAgain.length + missing.length + unverifiable.length === 0;
}

function listed(requestIds: readonly string[], what: string): string[] {
  if (requestIds.length === 0) return [];
  const shown = requestIds.slice(0, shownAtMost).map((requestId) => `  ${requestId}`);
  const more = requestIds.length > shownAtMost ? [`  and ${requestIds.length - shownAtMost} more`] : [];
  return [pico.yellow(`${countRequests(requestIds.length)} ${what}`), ...shown, ...more];
}

/** For machines; nothing but nulls when nothing was verified. */
export function verificationToJson(verified: Verification | undefined) {
  return {
    recorded: verified?.recorded.length ?? null,
    waiting: verified?.waiting ?? null,
    deadAgain: verified?.deadAgain ?? null,
    missing: verified?.missing ?? null,
    unverifiable: verified?.unverifiable ?? null,
  };
}

const countRequests = (count: number): string => (count === 1 ? "1 request" : `${count} requests`);
