import { type Item, toItem } from "../units/item";
import type { Batch } from "./batches";
import { analyticsTable, queryEventsTable } from "./layout";
import type { Run } from "./setting";

/** Throws an error that names the contestant when it left anything but what the batches call for; `ttl` is of its time. */
export function checkLeft(name: string, batches: readonly Batch[], { left }: Pick<Run, "left">): void {
  const wanted = {
    [analyticsTable]: batches.flatMap(({ records }) => records),
    [queryEventsTable]: batches.flatMap(({ halves }) => halves),
  };
  for (const [table, items] of Object.entries(wanted)) {
    const found = left[table] ?? [];
    if (comparable(found) !== comparable(items.map(toItem)))
      throw new Error(`${name} left something else in ${table} than the batch calls for: ${JSON.stringify(found)}`);
  }
}

/** The same for the same items, in whatever order they and their attributes come. */
function comparable(items: readonly Item[]): string {
  return items
    .map(({ ttl, ...item }) => JSON.stringify(Object.entries(item).sort()))
    .sort()
    .join("\n");
}
