/** Acts when `performance.now()` says `due`: a timer alone may be a millisecond off either way. */
export function after(due: number, act: () => void): void {
  const left = due - performance.now();
  if (left <= 0) act();
  else if (left > 1) setTimeout(after, left - 1, due, act);
  else setImmediate(after, due, act);
}
