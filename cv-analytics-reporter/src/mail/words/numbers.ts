/** "12,345" */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "about 12,300": no more digits than an estimate has. */
export function estimateText(count: number): string {
  return `about ${countText(toEstimate(count))}`;
}

export function toEstimate(count: number): number {
  return Number(count.toPrecision(3));
}

/** At most one decimal: "71.3", "75". */
export function scoreText(score: number): string {
  return String(toTenths(score));
}

export function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** "1 question", "384 questions", "no questions" */
export function countOf(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`;
  return count === 1 ? `1 ${one}` : `${countText(count)} ${many}`;
}

/** "once", "41 times" */
export function timesText(count: number): string {
  return count === 1 ? "once" : `${countText(count)} times`;
}

/** A whole percentage. What is not nothing never reads as 0 %, nor what is not all as 100 %. */
export function shareText(part: number, whole: number): string {
  const percent = toPercent(part, whole);
  if (percent === 0 && part > 0) return "under 1 %";
  if (percent === 100 && part < whole) return "over 99 %";
  return `${countText(percent)} %`;
}

export function toPercent(part: number, whole: number): number {
  return Math.round((part / whole) * 100);
}
