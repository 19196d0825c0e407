import type { LedgerEntry } from "../../sending/ledger";
import type { Summary } from "../../summary/summary";

/** A report as its readers get it. */
export interface Report {
  readonly week: string;
  readonly edition: LedgerEntry["edition"];
  readonly isRepeated: boolean;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly summary: Summary;
}
