declare module "jstat" {
  export const jStat: {
    readonly binomial: {
      /** The probability of at most `k` successes. */
      cdf(k: number, trials: number, probability: number): number;
    };
    median(values: readonly number[]): number;
    readonly normal: {
      cdf(x: number, mean: number, standardDeviation: number): number;
    };
    /** The lower incomplete gamma function of `a` at `x`, as a share of the complete one. */
    lowRegGamma(a: number, x: number): number;
  };
}
