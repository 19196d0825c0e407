import type { FaultKind } from "../faults/kinds";
import { ViolationError } from "../invariants/violation";
import type { RunResult } from "./run";

/** These follow from what else happens and can't be left out. */
const derived: readonly FaultKind[] = [
  "invocation timed out and went on",
  "item expired at once",
  "item expired late",
  "redrive killed",
];

type Shrinkable = Pick<RunResult, "violation" | "sends" | "injected">;

/**
 * The same violation with as few sends and faults as can be: leaves out halves of them, quarters and at last single ones.
 * `play` runs without what it is told to leave out; its first result must be broken.
 */
export async function shrink<R extends Shrinkable>(play: (omitted: ReadonlySet<string>) => Promise<R>): Promise<R> {
  let omitted: ReadonlySet<string> = new Set();
  let best = await play(omitted);
  const { violation } = best;
  for (let hasShrunk = true; hasShrunk; ) {
    hasShrunk = false;
    const parts = partsOf(best);
    for (const some of piecesOf(parts)) {
      const fewer = new Set([...omitted, ...some]);
      if (fewer.size === omitted.size) continue;
      const result = await play(fewer);
      if (!isSame(result.violation, violation)) continue;
      [best, omitted, hasShrunk] = [result, fewer, true];
    }
  }
  return best;
}

/** Ever smaller pieces, down to single parts. */
function* piecesOf(parts: readonly string[]): Generator<readonly string[]> {
  for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = 0; start < parts.length; start += size) yield parts.slice(start, start + size);
}

function partsOf({ injected, sends }: Shrinkable): string[] {
  const faults = injected.filter(({ kind }) => !derived.includes(kind)).map(({ place }) => place);
  return [...new Set([...faults, ...sends])];
}

function isSame(one: Error | undefined, other: Error | undefined): boolean {
  if (one instanceof ViolationError && other instanceof ViolationError) return one.invariant === other.invariant;
  return one !== undefined && one.message === other?.message;
}
