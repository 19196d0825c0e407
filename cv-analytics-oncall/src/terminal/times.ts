import prettyMilliseconds from "pretty-ms";

/** "3h 5m": a span in milliseconds, to the two largest units. */
export function span(ms: number): string {
  const rounded = Math.abs(ms) < 60_000 ? Math.round(ms / 1000) * 1000 : Math.round(ms / 60_000) * 60_000;
  return rounded === 0 ? "0s" : prettyMilliseconds(Math.abs(rounded), { unitCount: 2, secondsDecimalDigits: 0 });
}

/** "3h 5m ago"; an instant in epoch milliseconds. */
export function ago(at: number, now: number): string {
  return at > now ? fromNow(at, now) : `${span(now - at)} ago`;
}

/** "in 3h 5m", "over since 2m"; an instant in epoch milliseconds. */
export function fromNow(at: number, now: number): string {
  return at >= now ? `in ${span(at - now)}` : `over since ${span(now - at)}`;
}

/** "for 3h 5m", "over since 2m": how long something lasts that ends at an instant in epoch milliseconds. */
export function lasting(until: number, now: number): string {
  return until >= now ? `for ${span(until - now)}` : fromNow(until, now);
}

/** "2025-11-08 13:14:18Z"; an instant in epoch milliseconds. */
export function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace("T", " ")}Z`;
}

/** For machines. */
export const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());
