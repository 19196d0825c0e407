import type { Stretch } from "../counting/operations";
import type { Usage } from "../pricing/bill";
import type { Basis, Repetitions } from "./basis";
import { withIndexWrites } from "./index-writes";

/** DynamoDB keeps 100 bytes more for each item and each entry of an index, and takes up to days to delete what expired. */
const bytesBesideItem = 100;
const daysUntilDeleted = 2;
const recordsTable = "cv-analytics-analytics";
/** Only the report reads by it, and only records. */
const indexOfReport = "week-index";

/** Provisioned units are paid for by the hour, used or not. */
export function capacityUsage({ account, daysInMonth }: Basis): Usage {
  const capacity = account.tables.flatMap((table) => table.capacity);
  return {
    writeCapacityHours: sum(capacity.map(({ write }) => write)) * daysInMonth * 24,
    readCapacityHours: sum(capacity.map(({ read }) => read)) * daysInMonth * 24,
  };
}

export function requestUsage(times: Repetitions, { operations, account }: Basis): Usage {
  const { asking, sweep, report } = operations;
  const paid = account.tables.filter(({ paidByRequest }) => paidByRequest).map(({ name }) => name);
  const unitsOf = (units: Stretch["units"], kind: "read" | "write") =>
    sum(
      withIndexWrites(units, account.tables)
        .filter((each) => each.kind === kind && paid.includes(each.table))
        .map(({ units }) => units),
    );
  const records = report.units.filter(({ index }) => index === indexOfReport);
  // As large in every week: the report's entry in the ledger, and those it compares with.
  const ledger = report.units.filter(({ index }) => index !== indexOfReport);
  const inMonth = (kind: "read" | "write") =>
    times.asking * unitsOf(asking.units, kind) +
    times.sweeps * Math.max(1, times.ofWaitingHalves) * unitsOf(sweep.units, kind) +
    times.reports * Math.max(1, times.ofReportedWeeks) * unitsOf(records, kind) +
    times.reports * unitsOf(ledger, kind);
  return { writeRequests: inMonth("write"), readRequests: inMonth("read") };
}

export function storageUsage(times: Repetitions, { operations: { stored }, account, daysInMonth }: Basis): Usage {
  const table = account.tables.find(({ name }) => name === recordsTable);
  if (!table) throw new Error(`no workspace declares the table ${recordsTable}`);
  const records = ((times.asking * stored.records) / daysInMonth) * (stored.daysKept + daysUntilDeleted);
  const gb = (records * (stored.bytesOfRecord + bytesBesideItem)) / 1e9;
  return { tableGb: gb * table.capacity.length, recoveryGb: table.recoverable ? gb : 0 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
