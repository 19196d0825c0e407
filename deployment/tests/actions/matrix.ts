import { resolve, type Scope } from "./expression";
import type { Job } from "./workflow";

/** The values of `matrix` for each job that a strategy makes of one. Without a strategy that is one, without values. */
export function expandMatrix(strategy: Job["strategy"], scope: Scope): Readonly<Record<string, unknown>>[] {
  return Object.entries(strategy?.matrix ?? {}).reduce<Record<string, unknown>[]>(
    (combinations, [name, vector]) => {
      const values = resolve(vector, scope);
      if (!Array.isArray(values)) throw new Error(`matrix.${name}: expected a list, but got ${JSON.stringify(values)}`);
      return combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value })));
    },
    [{}],
  );
}
