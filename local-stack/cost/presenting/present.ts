import Table from "cli-table3";
import type { BillLine } from "../pricing/bill";
import type { CostReport, Variant } from "../report";
import { describeCounts } from "./describe-counts";
import { countText, poundText, shareText } from "./figures";

/** The report as people read it: the sums first, then each item, then what was counted. */
export function presentCost(report: CostReport): string {
  const deployed = report.variants[0];
  if (!deployed) throw new Error("nothing was counted");
  const sums = ["Pounds a month", sumsTable(report.variants), ...report.variants.map((one) => describeLimit(one))];
  const items = report.variants.filter(({ mode }) => mode === "free-tier").flatMap((one) => ["", itemsTable(one)]);
  const onDemand = report.variants.filter(({ mode }) => mode === "on-demand").map(onDemandLine);
  const bounds = report.variants.filter(({ mode }) => mode === "free-tier").map((one) => describeBound(one, report));
  const counts = report.variants
    .filter(({ mode }) => mode === "free-tier")
    .flatMap(({ operations }) => describeCounts(operations));
  const prices = `Prices of ${report.pricesReadOn} (local-stack/cost/prices.json), ${report.gbpPerUsd} GBP a USD, months of ${report.daysInMonth} days.`;
  return [...sums, ...items, "", ...onDemand, "", ...bounds, "", ...counts, "", prices].join("\n");
}

function sumsTable(variants: readonly Variant[]): string {
  const table = newTable(["questions a month", "draft", ...variants.map(titleOf)]);
  const months = variants[0]?.months ?? [];
  for (const [index, { questions, draftGbp }] of months.entries())
    table.push([
      countText(questions),
      poundText(draftGbp),
      ...variants.map(({ months: own }) => poundText(own[index]?.bill.gbp ?? 0)),
    ]);
  return table.toString();
}

function itemsTable(variant: Variant): string {
  const { months } = variant;
  const table = newTable([titleOf(variant), "free", ...months.map(({ questions }) => countText(questions))]);
  for (const { item, name, free, unit } of months[0]?.bill.lines ?? []) {
    const cells = months.map(({ bill }) => bill.lines.find((line) => line.item === item));
    if (cells.every((line) => line?.used === 0)) continue;
    table.push([name, free === 0 ? "none" : `${countText(free)} ${unit}`, ...cells.map(cellOf)]);
  }
  table.push(["all", "", ...months.map(({ bill }) => poundText(bill.gbp))]);
  return table.toString();
}

function cellOf(line: BillLine | undefined): string {
  if (!line) return "";
  const { used, free, gbp } = line;
  const share = free === 0 ? countText(used) : shareText(used / free);
  return gbp === 0 ? share : `${share}  ${poundText(gbp)}`;
}

function describeLimit({ freeUntil, limits, ...variant }: Variant): string {
  const [first, second] = limits.filter(({ questions }) => questions >= freeUntil);
  if (freeUntil === 0) {
    const names = limits.filter(({ questions }) => questions === 0).map(({ item }) => item);
    return `${titleOf(variant)}: the first question costs something (${names.join(", ")}).`;
  }
  const after = [first, second].flatMap((limit) =>
    limit ? [`${limit.item} beyond ${countText(limit.questions)}`] : [],
  );
  return `${titleOf(variant)}: £0 to ${countText(freeUntil)} questions; then it costs ${after.join(", ")}.`;
}

function onDemandLine(variant: Variant): string {
  const line = (item: string) =>
    variant.months.map(({ bill }) => poundText(bill.lines.find((one) => one.item === item)?.gbp ?? 0)).join(", ");
  return `${titleOf(variant)}, beside the items above: writes ${line("writeRequests")}; reads ${line("readRequests")}; recovery ${line("recoveryGb")}.`;
}

function describeBound({ bound, months, ...variant }: Variant, { busiestHourShare, daysInMonth }: CostReport): string {
  const most = months.at(-1)?.questions ?? 0;
  const busiest = (((most * 7) / daysInMonth) * busiestHourShare) / 3_600;
  return (
    `${titleOf(variant)}: capacity carries ${bound.questionsPerSecond.toFixed(1)} questions a second (${bound.by}); ` +
    `the sample's busiest hour at ${countText(most)} a month has ${busiest.toFixed(1)}.`
  );
}

function titleOf({ holdQueryMs, mode }: Pick<Variant, "holdQueryMs" | "mode">): string {
  return holdQueryMs === null ? mode : `${mode}, held ${holdQueryMs} ms`;
}

function newTable(head: readonly string[]) {
  return new Table({
    head: [...head],
    colAligns: ["left", ...head.slice(1).map(() => "right" as const)],
    style: { head: [], border: [], compact: true },
  });
}
