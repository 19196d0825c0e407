/** A value that is due at a time in epoch milliseconds. */
export interface Due<T> {
  readonly at: number;
  readonly value: T;
}

interface Entry<T> extends Due<T> {
  readonly order: number;
}

/** What is due next: a binary heap. Values of the same time come in the order in which they were added. */
export class DueTimes<T> {
  private readonly entries: Entry<T>[] = [];
  private added = 0;

  add(at: number, value: T): void {
    this.entries.push({ at, value, order: this.added++ });
    this.siftUp(this.entries.length - 1);
  }

  peek(): Due<T> | undefined {
    return this.entries[0];
  }

  pop(): Due<T> | undefined {
    const first = this.entries[0];
    const last = this.entries.pop();
    if (last !== undefined && last !== first) {
      this.entries[0] = last;
      this.siftDown(0);
    }
    return first;
  }

  private siftUp(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  private siftDown(start: number): void {
    let index = start;
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (this.isBefore(left, least)) least = left;
      if (this.isBefore(right, least)) least = right;
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.entries[one], this.entries[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.entries[one], this.entries[other]];
    if (!a || !b) return;
    this.entries[one] = b;
    this.entries[other] = a;
  }
}
