import { Random } from "../world/random";
import { type ProducerKind, producerKinds } from "./kinds";
import { drawSends, type Grouping } from "./sends";
import type { Send } from "./truth";

export interface Plan {
  readonly sends: readonly Send[];
  readonly kinds: readonly ProducerKind[];
  /** When the last of the sends goes out that faults may strike; others come a day later. */
  readonly lastRoughSend: number;
}

const dayInMs = 86_400_000;
export const mostProducers = 5;
const mostSpreadInMs = 30 * 60_000;

/** Everything that producers send in a run that begins at `start`, in epoch milliseconds. */
export function drawPlan(seed: number, start: number): Plan {
  const random = new Random(seed, "plan");
  const spread = random.pick([200, 5_000, mostSpreadInMs]);
  const grouping = random.pick<Grouping>(["by request", "by request", "by session", "by half"]);
  const kinds: ProducerKind[] = [];
  const sends: Send[] = [];
  const producers = random.between(1, mostProducers);
  for (let number = 1; number <= producers; number += 1) {
    const kind = random.pick(producerKinds);
    kinds.push(kind);
    const asked = start + random.between(0, spread);
    sends.push(...drawSends(kind, number, asked, grouping, new Random(seed, `producer ${number}`)));
  }
  const lastRoughSend = Math.max(start, ...sends.map(({ at }) => at).filter((at) => at < start + dayInMs / 2));
  return { kinds, sends, lastRoughSend };
}
