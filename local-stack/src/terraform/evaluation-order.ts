/** Something that is evaluated once, after everything that it refers to. */
export interface Dependent {
  readonly address: string;
  /** In words, for errors. */
  readonly place: string;
  readonly dependsOn: readonly string[];
}

/** Puts dependents behind what they depend on; a cycle or a reference to nothing is an error. */
export function inEvaluationOrder<T extends Dependent>(dependents: readonly T[]): T[] {
  const byAddress = new Map(dependents.map((dependent) => [dependent.address, dependent]));
  const done = new Set<T>();
  const visit = (dependent: T, above: readonly T[]): void => {
    if (done.has(dependent)) return;
    if (above.includes(dependent))
      throw new Error(`cycle: ${[...above, dependent].map((one) => one.place).join(" -> ")}`);
    for (const address of dependent.dependsOn) {
      const needed = byAddress.get(address);
      if (!needed) throw new Error(`${dependent.place} refers to ${address}, which is not declared`);
      visit(needed, [...above, dependent]);
    }
    done.add(dependent);
  };
  for (const dependent of dependents) visit(dependent, []);
  return [...done];
}
