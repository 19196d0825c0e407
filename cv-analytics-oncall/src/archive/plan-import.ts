import { mostRedrives } from "../redrive/plan";
import type { RequestState } from "../requests/request-states";
import type { Repaired } from "./line";

export interface ImportPlan {
  readonly send: readonly Repaired[];
  /** Their requests have a record: sent with another timestamp, a question would be counted twice. Only their dead originals go. */
  readonly recorded: readonly Repaired[];
  readonly refused: readonly { readonly messageId: string; readonly why: string }[];
}

/** Decides over the events of a file by what the tables know of their requests. `force` sends them all. */
export function planImport(
  repaired: readonly Repaired[],
  states: ReadonlyMap<string, RequestState>,
  { force }: { readonly force: boolean },
): ImportPlan {
  if (force) return { send: repaired, recorded: [], refused: [] };
  const isRecorded = ({ requestId }: Repaired) => states.get(requestId)?.record !== undefined;
  const isWorn = ({ redrives }: Repaired) => redrives >= mostRedrives;
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
