export type Item = Readonly<Record<string, unknown>>;

interface Version {
  readonly item: Item | undefined;
  readonly before: Item | undefined;
  readonly changedAt: number;
}

/** How long a read that is not strongly consistent, or an index, may lag behind: mostly a second, but nothing is promised. */
export const longestLagInMs = 60_000;

/** One table: each item with the version before, which a lagging read still shows. */
export class Table {
  private readonly versions = new Map<string, Version>();

  constructor(
    readonly name: string,
    private readonly partitionKey: string,
    private readonly sortKey: string,
  ) {}

  keyOf(item: Item): string {
    return `${item[this.partitionKey]}|${item[this.sortKey]}`;
  }

  get(key: Item): Item | undefined {
    return this.versions.get(this.keyOf(key))?.item;
  }

  /** As it was at some time within the longest lag. */
  getAsOf(key: Item, time: number): Item | undefined {
    const version = this.versions.get(this.keyOf(key));
    return version && version.changedAt > time ? version.before : version?.item;
  }

  /** Writes an item, or takes the item of this key away; returns the one that was there. */
  change(key: Item, item: Item | undefined, now: number): Item | undefined {
    const id = this.keyOf(key);
    const before = this.versions.get(id)?.item;
    if (item ?? before) this.versions.set(id, { item, before, changedAt: now });
    return before;
  }

  items(): Item[] {
    const items: Item[] = [];
    for (const { item } of this.versions.values()) if (item) items.push(item);
    return items;
  }

  itemsAsOf(time: number): Item[] {
    return [...this.versions.values()].flatMap(({ item, before, changedAt }) =>
      listOf(changedAt > time ? before : item),
    );
  }
}

export function listOf(item: Item | undefined): Item[] {
  return item ? [item] : [];
}
