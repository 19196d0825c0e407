const units = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
] as const;

/** A span of time as people say it, in its largest unit: "62 min", "3 s". */
export function inSpan(seconds: number): string {
  const [unit, size] = units.find(([, secondsInIt]) => seconds >= 2 * secondsInIt) ?? ["s", 1];
  return `${Math.round(seconds / size)} ${unit}`;
}
