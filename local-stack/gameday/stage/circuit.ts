/** For how long the edge sends nothing after its fifth failure in a row (its circuit-breaker.ts); then it tries once. */
export const circuitOpenInMs = 30_000;
