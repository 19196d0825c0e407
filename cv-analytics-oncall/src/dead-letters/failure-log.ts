/** What the processor logged of a request that it could not store. */
export interface LoggedFailure {
  /** The error's class, such as "ProvisionedThroughputExceededException". */
  readonly name: string;
  readonly message: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The processor's log. Throws what AWS answers when it can't be reached. */
export interface FailureLog {
  /** The failures of these requests within a time, in epoch milliseconds; the oldest first. */
  failures(
    requestIds: ReadonlySet<string>,
    from: number,
    to: number,
  ): Promise<ReadonlyMap<string, readonly LoggedFailure[]>>;
}
