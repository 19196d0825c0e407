/** A stream of numbers from 0 up to but not including 1, the same on every machine for the same seed. */
export type Random = () => number;

/** Integers only, so that no machine's floating-point library can change the stream. */
export function createRandom(seed: number): Random {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + goldenRatioStep) >>> 0;
    return mixBits(counter) / 2 ** 32;
  };
}

/** Makes one seed out of several values, so that each use has a stream of its own. */
export function seedFrom(...parts: readonly (string | number)[]): number {
  let hash = 0;
  for (const character of parts.join("\n")) hash = mixBits(hash ^ (character.codePointAt(0) ?? 0));
  return hash;
}

export function numberBetween(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** Both ends are possible. */
export function integerBetween(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function isLucky(random: Random, probability: number): boolean {
  return random() < probability;
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return pickWeighted(random, items, () => 1);
}

export function pickWeighted<Item>(random: Random, items: readonly Item[], weightOf: (item: Item) => number): Item {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  throw new RangeError("expected at least one item with a weight above 0 to pick from");
}

export function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** A UUID of version 4 in form; its bits come from the seed. */
export function pickUuid(random: Random): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => integerBetween(random, 0, 15).toString(16)).join("");
  const variant = integerBetween(random, 8, 11).toString(16);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}

/** 2^32 divided by the golden ratio: a counter with this step visits every 32-bit value once before it repeats. */
const goldenRatioStep = 0x9e3779b9;

/** Shifts and odd multipliers in the manner of MurmurHash3's finaliser: every input bit reaches every output bit. */
function mixBits(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
