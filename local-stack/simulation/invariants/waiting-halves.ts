import type { Database } from "../dynamodb/database";
import type { Truth } from "../producers/truth";
import { type Invariant, violate } from "./invariant";

const onlyLoneHalvesWait: Invariant = {
  name: "only lone halves wait",
  sentence: "Interim items are halves whose counterpart never came, or is in the dead-letter queue; nothing else.",
};

interface Waiting {
  readonly truth: Truth;
  readonly database: Database;
  readonly isDead: (requestId: string) => boolean;
  /** Its invocation outlived its visibility and then failed, so that nobody comes back to clean up; it expires. */
  readonly isAbandoned: (requestId: string) => boolean;
}

/** To be checked when nothing is under way. */
export function checkWaitingHalves({ truth, database, isDead, isAbandoned }: Waiting): void {
  const recorded = new Set(database.analytics.items().map(({ requestId }) => requestId));
  for (const { requestId, half } of database.queryEvents.items()) {
    const id = String(requestId);
    const request = truth.requests.get(id);
    if (!request || (half !== "query" && half !== "response") || !request[half])
      violate(onlyLoneHalvesWait, `the ${half} of ${id} waits, which nobody sent`);
    const other = half === "query" ? "response" : "query";
    if (isDead(id) || isAbandoned(id)) continue;
    if (recorded.has(id)) violate(onlyLoneHalvesWait, `the ${half} of ${id} waits although its request is recorded`);
    if (request[other] && database.queryEvents.get({ requestId, half: other }))
      violate(onlyLoneHalvesWait, `both halves of ${id} wait for each other`);
  }
}
