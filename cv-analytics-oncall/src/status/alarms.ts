export interface FiringAlarm {
  /** The heading of its section in docs/operations.md as well. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** In CloudWatch's words. */
  readonly reason: string;
}

/** The alarms of cv-analytics. Throws what AWS answers. */
export interface Alarms {
  firing(): Promise<readonly FiringAlarm[]>;
}
