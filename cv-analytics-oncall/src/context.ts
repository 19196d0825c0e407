import type { Audit } from "./audit/audit";
import type { OncallAws } from "./aws/open";
import type { Terminal } from "./terminal/terminal";

/** What a command works with. */
export interface Context {
  readonly aws: OncallAws;
  readonly terminal: Terminal;
  readonly audit: Audit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Aborts on Ctrl-C; a command then ends as soon as everything is in a good state. */
  readonly signal: AbortSignal;
  /** Paths that the person gives are meant from here. */
  readonly folder: string;
}
