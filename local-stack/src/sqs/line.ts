/** A place in a line; whoever holds it can leave from anywhere in constant time. */
export interface Place<T> {
  readonly value: T;
  previous: Place<T> | undefined;
  next: Place<T> | undefined;
}

/**
 * First in, first out, with leaving from the middle. A Map would keep the order too, but finding its first entry
 * costs one step for each entry deleted before it.
 */
export class Line<T> implements Iterable<T> {
  private head: Place<T> | undefined;
  private tail: Place<T> | undefined;

  first(): T | undefined {
    return this.head?.value;
  }

  append(value: T): Place<T> {
    const place: Place<T> = { value, previous: this.tail, next: undefined };
    if (this.tail) this.tail.next = place;
    else this.head = place;
    this.tail = place;
    return place;
  }

  /** Takes a place out of this line; each place may be taken out once. */
  remove(place: Place<T>): void {
    if (place.previous) place.previous.next = place.next;
    else this.head = place.next;
    if (place.next) place.next.previous = place.previous;
    else this.tail = place.previous;
  }

  /** Takes the first value out of the line. */
  shift(): T | undefined {
    const place = this.head;
    if (place) this.remove(place);
    return place?.value;
  }

  /** From first to last; the value just yielded may leave the line meanwhile. */
  *[Symbol.iterator](): Generator<T, void> {
    let place = this.head;
    while (place) {
      const { next } = place;
      yield place.value;
      place = next;
    }
  }
}
