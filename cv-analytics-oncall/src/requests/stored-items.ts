export type Item = Readonly<Record<string, unknown>>;

/** The processor's tables as they are, read with strong consistency. Calls throw what AWS answers. */
export interface StoredItems {
  /** The halves of these requests that wait. */
  halves(requestIds: readonly string[]): Promise<readonly Item[]>;
  /** The records of these requests. */
  records(requestIds: readonly string[]): Promise<readonly Item[]>;
}
