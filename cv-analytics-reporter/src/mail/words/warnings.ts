import { findMissing } from "./missing";
import { findNotes } from "./notes";
import type { Report } from "./report";

/** What a reader should know before trusting the figures. */
export interface Warning {
  /** To be read at once, at the top. */
  readonly brief: string;
  /** What it means and what can be done. */
  readonly detail: string;
}

export interface Warnings {
  /** Questions may be missing from the figures. */
  readonly missing: readonly Warning[];
  /** The figures are to be read in another way than usual. */
  readonly notes: readonly Warning[];
}

export function warningsOf(report: Report): Warnings {
  return { missing: findMissing(report), notes: findNotes(report) };
}
