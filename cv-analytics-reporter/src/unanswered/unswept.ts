import { overdueAfterInMs } from "./sweep";
import { halfLifetimeInSeconds } from "./unanswered";

export interface Span {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

const mostSpans = 3;

/**
 * When a question may have waited and expired without any sweep seeing it, within `span`: a sweep sees the questions that
 * were processed between 24 hours and an hour before it. Questions that have not expired by `now` are safe so far.
 */
export function findUnswept(span: Span, sweeps: readonly number[], now: number): Span[] {
  const lifetime = halfLifetimeInSeconds * 1000;
  const end = Math.min(span.to, now - lifetime);
  const unswept: Span[] = [];
  let from = span.from;
  for (const sweep of [...sweeps].sort((a, b) => a - b)) {
    const to = Math.min(sweep - lifetime, end);
    if (to > from) unswept.push({ from, to });
    from = Math.max(from, sweep - overdueAfterInMs);
  }
  if (end > from) unswept.push({ from, to: end });
  return unswept.slice(0, mostSpans);
}
