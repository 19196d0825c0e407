import type { Finding } from "../finding";
import { table } from "../terminal/table";
import { iso, lasting } from "../terminal/times";
import type { Need } from "./protect";

/** The halves that are kept longer now; without `kept`, those that would be. A half that is gone was joined or deleted meanwhile. */
export function presentProtection(needs: readonly Need[], kept: readonly boolean[] | undefined, now: number): Finding {
  const done = kept ? needs.filter((_, index) => kept[index]) : [];
  const verb = kept ? "kept" : "to keep";
  const rows = needs.map(({ requestId, half, keptUntil, neededUntil }, index) => {
    const end = kept?.[index] === false ? "gone meanwhile" : `${verb} until ${iso(neededUntil)?.slice(0, 10)}`;
    return [requestId, half, `was kept ${lasting(keptUntil, now)}`, end];
  });
  const title =
    needs.length === 0
      ? "No half needs to be kept longer."
      : `${needs.length === 1 ? "1 half that waits is" : `${needs.length} halves that wait are`} needed by what is dead:`;
  return {
    json: {
      changed: done.length > 0,
      protected: done.length,
      halves: needs.map(({ requestId, half, keptUntil, neededUntil }, index) => ({
        requestId,
        half,
        keptUntil: iso(keptUntil),
        neededUntil: iso(neededUntil),
        protected: kept?.[index] ?? false,
      })),
    },
    text: needs.length === 0 ? title : `${title}\n${table(rows)}`,
    needsAttention: done.length < needs.length && kept !== undefined,
  };
}
