import type { Bill } from "./bill";

const mostQuestions = 100_000_000;

/** The most questions a month of which no item in the bill costs anything; 0 when even the first one does. */
export function freeUntil(
  billFor: (questions: number) => Bill,
  concerns: (item: string) => boolean = () => true,
): number {
  const costs = (questions: number) => billFor(questions).lines.some((line) => line.costs && concerns(line.item));
  let free = 0;
  let paid = mostQuestions;
  if (costs(0)) return 0;
  if (!costs(paid)) return Number.POSITIVE_INFINITY;
  while (paid - free > 1) {
    const middle = Math.floor((free + paid) / 2);
    if (costs(middle)) paid = middle;
    else free = middle;
  }
  return free;
}
