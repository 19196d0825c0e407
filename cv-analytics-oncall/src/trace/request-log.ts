/** What a function logged of a request. */
export interface LoggedLine {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly service: "processor" | "reporter";
  readonly level: string;
  readonly message: string;
  /** The class of the error that it tells of. */
  readonly error: string | undefined;
}

/** The functions' logs. Throws what AWS answers when one can't be read. */
export interface RequestLog {
  /** The lines with this id since an instant in epoch milliseconds, oldest first. */
  linesOf(requestId: string, since: number): Promise<readonly LoggedLine[]>;
}
