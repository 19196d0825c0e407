import type { CostReport } from "../report";
import type { BillLine } from "./bill";

const questionsThatCostNothing = 10_000;

/** The items for which this many questions a month would cost something in free-tier mode, with the edge as deployed. */
export function costsAtFreeLoad({ variants }: CostReport): readonly BillLine[] {
  const deployed = variants.find(({ mode, holdQueryMs }) => mode === "free-tier" && holdQueryMs === null);
  if (!deployed)
    throw new Error("nothing was counted with the edge as it is deployed, which holds no query event back");
  const month = deployed.months.find(({ questions }) => questions === questionsThatCostNothing);
  if (!month) throw new Error(`no month of ${questionsThatCostNothing} questions was reckoned`);
  return month.bill.lines.filter(({ costs }) => costs);
}
