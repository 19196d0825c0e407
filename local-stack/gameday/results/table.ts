import Table from "cli-table3";
import pico from "picocolors";
import type { Result } from "./result";
import { inSpan } from "./span";

const heads = [
  "what was broken",
  "visitors waited, ms\np50 / p99",
  "accepted",
  "dropped\nat the edge",
  "waited",
  "dead",
  "lost",
  "affected",
  "recovered after",
  "alarms",
];

/** One row a scenario. */
export function renderTable(results: readonly Result[]): string {
  const table = new Table({
    head: heads,
    colWidths: [34, 21, 10, 13, 8, 6, 6, 12, 25, 34],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const result of results) table.push(rowOf(result));
  return table.toString();
}

function rowOf(result: Result): string[] {
  const { name, broken, visitors, fault, end, affected, alarms } = result;
  return [
    `${pico.bold(name)}\n${broken}`,
    presentVisitors(visitors),
    String(fault.accepted),
    String(fault.dropped),
    String(fault.waited),
    String(fault.dead),
    String(end.lost.length),
    affected.join("\n") || "nothing",
    presentRecovery(result),
    alarms.map(presentAlarm).join("\n") || "none",
  ];
}

function presentVisitors({ asked, differing, without, during, control }: Result["visitors"]): string {
  const [before, then, alone] = [without, during, control].map(
    ({ p50, p99 }) => `${Math.round(p50)} / ${Math.round(p99)}`,
  );
  const answers = differing.length === 0 ? `${asked} same answers` : `${differing.length} of ${asked} differ`;
  return `without ${before}\nwith    ${then}\ncontrol ${alone}\n${answers}`;
}

function presentRecovery({ recovery: { seconds, stackSeconds, collection, commands } }: Result): string {
  const { seconds: silent = stackSeconds, dropped } = collection;
  return [
    `${inSpan(stackSeconds)} by its clock,`,
    `${seconds.toFixed(1)} s here`,
    ...(dropped > 0 ? [`collects after ${inSpan(silent)}, ${dropped} dropped till then`] : []),
    ...commands.map((command) => `oncall ${command}`),
  ].join("\n");
}

function presentAlarm({ name, afterInSeconds }: Result["alarms"][number]): string {
  const short = name.replace(/^cv-analytics-/, "");
  return afterInSeconds === undefined ? short : `${short}, if it lasts ${inSpan(afterInSeconds)}`;
}
