export interface MoveTask {
  readonly status: "RUNNING" | "COMPLETED" | "CANCELLING" | "CANCELLED" | "FAILED";
  /** Approximate, as SQS counts. */
  readonly moved: number;
  readonly toMove: number;
  readonly failureReason: string | undefined;
  /** Epoch milliseconds. */
  readonly startedAt: number;
}

/** SQS's own tasks that move dead messages back to where they came from. */
export interface MoveTasks {
  /** Starts one that moves everything that is visible; at most so many a second, or as fast as SQS likes. Returns its handle. */
  start(mostPerSecond: number | undefined): Promise<string>;
  /** The newest one; undefined when there never was one. */
  newest(): Promise<MoveTask | undefined>;
  /** What it has moved stays moved. */
  cancel(handle: string): Promise<void>;
}
