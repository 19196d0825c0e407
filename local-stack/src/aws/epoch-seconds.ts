/** A time as AWS's JSON protocols write it: seconds since 1970, with the milliseconds as a fraction. */
export function epochSeconds(epochMs: number): number {
  return epochMs / 1000;
}
