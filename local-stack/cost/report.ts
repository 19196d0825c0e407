import type { Operations } from "./counting/operations";
import { type CapacityMode, readAccount } from "./facts/account-facts";
import { codeInMonth } from "./facts/code-storage";
import { readFunction } from "./facts/function-facts";
import type { Basis } from "./month/basis";
import { busiestShares } from "./month/busiest";
import { type CapacityBound, capacityBound } from "./month/capacity-bound";
import { usageOf } from "./month/usage";
import { draftTable } from "./presenting/draft-table";
import { type Bill, billOf } from "./pricing/bill";
import { freeUntil } from "./pricing/free-until";
import type { Prices } from "./pricing/prices";

const modes: readonly CapacityMode[] = ["free-tier", "on-demand"];

interface LimitOfItem {
  readonly item: string;
  readonly questions: number;
}

/** One way to run the edge, in one capacity mode. */
export interface Variant {
  readonly holdQueryMs: number | null;
  readonly mode: CapacityMode;
  readonly operations: Operations;
  readonly bound: CapacityBound;
  /** The most questions a month that cost nothing, and what costs first beyond them. */
  readonly freeUntil: number;
  readonly limits: readonly LimitOfItem[];
  readonly months: readonly { readonly questions: number; readonly draftGbp: number; readonly bill: Bill }[];
}

export interface CostReport {
  readonly pricesReadOn: string;
  readonly gbpPerUsd: number;
  readonly daysInMonth: number;
  readonly busiestHourShare: number;
  readonly variants: readonly Variant[];
}

/** What the prices apply to beside the workspaces: the functions, their code, and how uneven a week is. */
export interface Deployed extends Pick<Basis, "processor" | "reporter" | "code"> {
  readonly busiest: { readonly day: number; readonly hour: number };
}

export function readDeployed(): Deployed {
  return {
    processor: readFunction("processor"),
    reporter: readFunction("reporter"),
    code: codeInMonth(),
    busiest: busiestShares(),
  };
}

/** What a month costs by each run of counted operations, in both capacity modes. */
export function costReport(
  counted: readonly Operations[],
  stackFiles: readonly string[],
  prices: Prices,
  { busiest, ...deployed }: Deployed,
): CostReport {
  const { readOn, daysInMonth, currency } = prices;
  const shared = { ...deployed, busiestDayShare: busiest.day, daysInMonth };
  const accounts = modes.map((mode) => ({ mode, account: readAccount(stackFiles, mode, prices) }));
  const variants = counted.flatMap((operations) =>
    accounts.map(({ mode, account }) => toVariant(mode, { ...shared, operations, account }, prices)),
  );
  const { gbpPerUsd } = currency;
  return { pricesReadOn: readOn, gbpPerUsd, daysInMonth, busiestHourShare: busiest.hour, variants };
}

function toVariant(mode: CapacityMode, basis: Basis, prices: Prices): Variant {
  const billFor = (questions: number) => billOf(usageOf(questions, basis), prices);
  const limits = billFor(0)
    .lines.map(({ item, name }) => ({ item: name, questions: freeUntil(billFor, (one) => one === item) }))
    .filter(({ questions }) => Number.isFinite(questions))
    .sort((a, b) => a.questions - b.questions);
  const { operations } = basis;
  return {
    holdQueryMs: operations.holdQueryMs,
    mode,
    operations,
    bound: capacityBound(basis.account, operations),
    freeUntil: freeUntil(billFor),
    limits,
    months: draftTable.map(({ questions, gbp }) => ({ questions, draftGbp: gbp, bill: billFor(questions) })),
  };
}
