import { mostRedrives } from "../redrive/plan";
import type { ArchivedEvent } from "./archived-event";

export interface ImportPlan {
  readonly send: readonly ArchivedEvent[];
  /** Their requests have a record: sent with another timestamp, a question would be counted twice. Only their dead originals go. */
  readonly recorded: readonly ArchivedEvent[];
  readonly refused: readonly { readonly messageId: string; readonly why: string }[];
}

/** Decides over the events of a file by which of their requests have a record. `force` sends them all. */
export function planImport(
  repaired: readonly ArchivedEvent[],
  recordedRequests: ReadonlySet<string>,
  { force }: { readonly force: boolean },
): ImportPlan {
  if (force) return { send: repaired, recorded: [], refused: [] };
  const isRecorded = ({ requestId }: ArchivedEvent) => recordedRequests.has(requestId);
  const isWorn = ({ redrives }: ArchivedEvent) => redrives >= mostRedrives;
  const open = repaired.filter((one) => !isRecorded(one));
  return {
    send: open.filter((one) => !isWorn(one)),
    recorded: repaired.filter(isRecorded),
    refused: open.filter(isWorn).map(({ messageId, redrives }) => ({
      messageId,
      why: `it was redriven ${redrives} times before`,
    })),
  };
}
