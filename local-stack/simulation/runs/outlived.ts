import type { Truth } from "../producers/truth";

interface Outlived {
  readonly requestIds: readonly string[];
  readonly isAbandoned: () => boolean;
}

/** Invocations that went on although Lambda had given them up. */
export class OutlivedInvocations {
  private readonly all: Outlived[] = [];

  constructor(private readonly truth: Truth) {}

  add(batch: readonly string[], isAbandoned: () => boolean): void {
    const requestIds = batch.flatMap((messageId) => this.truth.message(messageId).event?.requestId ?? []);
    this.all.push({ requestIds, isAbandoned });
  }

  /** Whether such an invocation met yet another fault, and may have left a half of this request that nobody takes away. */
  readonly isAbandoned = (requestId: string): boolean =>
    this.all.some(({ requestIds, isAbandoned }) => requestIds.includes(requestId) && isAbandoned());
}
