import * as z from "zod";

const correlatedLine = z.object({ message: z.literal("correlated"), requestId: z.string() });

/** When each request was recorded, as the processor's log tells once the record is durable. */
export class RecordTimes {
  readonly #byRequest = new Map<string, number>();
  #count = 0;
  #wanted = Number.POSITIVE_INFINITY;
  #reached = () => {};

  constructor(private readonly now: () => number) {}

  /** A line of the processor's log. */
  read(line: string): void {
    if (!line.includes('"correlated"')) return;
    const { data } = correlatedLine.safeParse(JSON.parse(line));
    if (!data || this.#byRequest.has(data.requestId)) return;
    this.#byRequest.set(data.requestId, this.now());
    this.#count += 1;
    if (this.#count >= this.#wanted) this.#reached();
  }

  /** Epoch milliseconds; undefined when it is not recorded yet. */
  of(requestId: string): number | undefined {
    return this.#byRequest.get(requestId);
  }

  get count(): number {
    return this.#count;
  }

  /** Resolves when so many requests are recorded since the start. */
  async until(count: number): Promise<void> {
    if (this.#count >= count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wanted = count;
    this.#reached = resolve;
    await promise;
  }
}
