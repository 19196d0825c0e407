import type { Permission } from "./permission";

/** One action on one resource that a principal asked for, and how often. */
export interface Use extends Permission {
  readonly principal: string;
  readonly allowed: boolean;
  readonly count: number;
}

/** Counts what was asked for; equal requests share an entry. */
export interface UseCounter {
  readonly record: (use: Omit<Use, "count">) => void;
  readonly uses: () => Use[];
}

export function createUseCounter(): UseCounter {
  const counted = new Map<string, Use>();
  return {
    record(use) {
      const key = `${use.principal} ${use.action} ${use.resource} ${use.allowed}`;
      counted.set(key, { ...use, count: (counted.get(key)?.count ?? 0) + 1 });
    },
    uses: () => [...counted.values()],
  };
}
