declare module "jstat" {
  interface Discrete {
    /** The probability of at most `k`. */
    cdf(k: number, ...parameters: number[]): number;
  }
  export const jStat: {
    /** Parameters: trials, probability. */
    readonly binomial: Discrete;
    /** Parameter: mean. */
    readonly poisson: Discrete;
  };
}
