import type { DayBar, WeekBar } from "../words/times";
import { columns } from "./wrap";

const longestBar = 24;
/** From no question to the busiest hour. */
const shades = [".", ":", "-", "=", "+", "%", "#"];
export const shadesText = `(${shades[0]} is none, ${shades.at(-1)} the most)`;
const hoursPerBlock = 6;
const gap = "  ";

export function dayLines(days: readonly DayBar[]): string {
  return barLines(
    days.map(({ label, value, note, share }) => ({ label, value: note ? `${value}, ${note}` : value, share })),
  );
}

export function weekLines(weeks: readonly WeekBar[]): string {
  return barLines(
    weeks.map(({ week, known }) => {
      if (!known) return { label: week, value: "unknown", share: 0 };
      return {
        label: week,
        value: `${known.queries} questions, average score ${known.averageScore}`,
        share: known.share,
      };
    }),
  );
}

/** A line for each bar, which reads without the bar too: it comes last. */
function barLines(bars: readonly { label: string; value: string; share: number }[]): string {
  const labelWidth = longestOf(bars.map(({ label }) => label));
  const valueWidth = longestOf(bars.map(({ value }) => value));
  const barWidth = Math.min(longestBar, columns - labelWidth - valueWidth - 2 * gap.length);
  return bars
    .map(({ label, value, share }) => {
      const bar = "#".repeat(Math.ceil(share * barWidth));
      return [label.padEnd(labelWidth), value.padEnd(valueWidth), bar].join(gap).trimEnd();
    })
    .join("\n");
}

/** "00-05 ......  06-11 .:=+##  ..." */
export function hourStrip(shares: readonly number[]): string {
  const blocks: string[] = [];
  for (let from = 0; from < shares.length; from += hoursPerBlock) {
    const hours = shares.slice(from, from + hoursPerBlock);
    const clock = (hour: number) => String(hour).padStart(2, "0");
    blocks.push(`${clock(from)}-${clock(from + hours.length - 1)} ${hours.map(shadeOf).join("")}`);
  }
  return blocks.join(gap);
}

/** Any question at all shows. */
function shadeOf(share: number): string {
  return shades[Math.ceil(share * (shades.length - 1))] ?? "";
}

export function longestOf(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}
