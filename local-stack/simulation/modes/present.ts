import type { Explored } from "../exhaustive/explore";
import { faultKinds } from "../faults/kinds";
import type { MutationResult } from "../mutations/check-mutations";
import { producerKinds } from "../producers/kinds";
import type { Totals } from "../runs/totals";

const number = (value: number) => value.toLocaleString("en");

/** What happened, so that a reader sees that faults really happen. */
export function presentTotals({ producers, faults, ...totals }: Totals, seconds: number): string {
  const { runs, events, sends, deliveries, records, deadLetters, mails } = totals;
  const main: [string, number][] = [
    ["runs", runs],
    ["events", events],
    ["messages sent", sends],
    ["deliveries", deliveries],
    ["records", records],
    ["dead letters", deadLetters],
    ["mails", mails],
  ];
  return [
    table(main.map(([name, count]) => [name, number(count)])),
    "\nProducers\n",
    table(producerKinds.map((kind) => [kind, number(producers[kind] ?? 0)])),
    "\nFaults\n",
    table(faultKinds.map((kind) => [kind, number(faults[kind] ?? 0)])),
    `\nNo invariant was broken. ${seconds.toFixed(1)} s, ${number(Math.round((runs / seconds) * 3_600))} runs an hour.`,
  ].join("\n");
}

export function presentExplored(explored: readonly Explored[]): string {
  const rows = explored.map(({ scenario, withoutCrash, withCrash, calls }) => [
    scenario,
    ...[withoutCrash, withCrash, calls].map(number),
  ]);
  return table([["on their way at a time", "orders without a crash", "orders with one", "calls"], ...rows]);
}

export function presentMutations(results: readonly MutationResult[]): string {
  return table([
    ["mutation", "runs until caught", "share of runs", "broken"],
    ...results.map(({ mutation, runs, runsUntilCaught, caught, broken }) => [
      mutation,
      runsUntilCaught === undefined ? "not caught" : String(runsUntilCaught),
      `${((caught / runs) * 100).toFixed(1)} %`,
      broken.join(", "),
    ]),
  ]);
}

/** Columns of text. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = (rows[0] ?? []).map((_, column) => width(column));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
