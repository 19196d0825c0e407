import { type Item, sizeOf } from "./item";

/** A global secondary index that copies the whole item. */
export interface Index {
  readonly partitionKey: string;
  readonly sortKey: string;
}

const readUnitInBytes = 4 * 1024;
const writeUnitInBytes = 1024;
const shareWhenEventuallyConsistent = 0.5;

/** Of one item, or of all that a query finds; a read of what is not there costs as much as one of the smallest item. */
export function readUnits(found: readonly Item[], isConsistent: boolean): number {
  const bytes = found.reduce((sum, item) => sum + sizeOf(item), 0);
  const units = Math.max(1, Math.ceil(bytes / readUnitInBytes));
  return isConsistent ? units : units * shareWhenEventuallyConsistent;
}

/**
 * Of a put (`after`) or a delete (no `after`) with its indexes, by the larger of the item before and after.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function writeUnits(before: Item | undefined, after: Item | undefined, indexes: readonly Index[]): number {
  const ofIndexes = indexes.map((index) => indexWriteUnits(before, after, index));
  return ofIndexes.reduce((sum, units) => sum + units, unitsOf(before, after));
}

/**
 * None while the item stays out of the index or as it is; two writes when its place in the index changes.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations
 */
function indexWriteUnits(before: Item | undefined, after: Item | undefined, index: Index): number {
  const [from, to] = [placeIn(index, before), placeIn(index, after)];
  if (from === undefined && to === undefined) return 0;
  if (from === undefined || to === undefined) return unitsOf(from && before, to && after);
  if (from !== to) return unitsOf(before, undefined) + unitsOf(undefined, after);
  return isSame(before, after) ? 0 : unitsOf(before, after);
}

function placeIn({ partitionKey, sortKey }: Index, item: Item | undefined): string | undefined {
  const keys = [item?.[partitionKey], item?.[sortKey]];
  return keys.includes(undefined) ? undefined : JSON.stringify(keys);
}

function isSame(before: Item | undefined, after: Item | undefined): boolean {
  const sorted = (item: Item | undefined) => JSON.stringify(Object.entries(item ?? {}).sort());
  return sorted(before) === sorted(after);
}

function unitsOf(before: Item | "" | undefined, after: Item | "" | undefined): number {
  const sizes = [before, after].map((item) => (item ? sizeOf(item) : 0));
  return Math.max(1, Math.ceil(Math.max(...sizes) / writeUnitInBytes));
}
