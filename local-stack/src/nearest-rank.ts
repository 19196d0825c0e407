/** The least value that so large a share of the values does not exceed; undefined when there is none. */
export function nearestRank(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
