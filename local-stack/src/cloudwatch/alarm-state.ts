import type { AlarmDescription } from "../terraform/describe-alarms";

export type StateValue = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** What an alarm says, why, and since when (epoch milliseconds). */
export interface AlarmState {
  readonly value: StateValue;
  readonly reason: string;
  /** JSON text that whoever set the state gave with it. */
  readonly reasonData: string | undefined;
  readonly updatedAt: number;
}

/** Every alarm's state until it is evaluated or set. */
export function initialState(createdAt: number): AlarmState {
  const reason = "Unchecked: Initial alarm creation";
  return { value: "INSUFFICIENT_DATA", reason, reasonData: undefined, updatedAt: createdAt };
}

type Rule = Pick<AlarmDescription, "comparison"> & { readonly threshold: number };

/** The state after `before` for a metric of this value; while the alarm says the same, nothing is updated. */
export function evaluateState(before: AlarmState, rule: Rule, value: number, now: number): AlarmState {
  const { breaches, words } = comparisons[rule.comparison];
  const isBreached = breaches(value, rule.threshold);
  const state = isBreached ? "ALARM" : "OK";
  if (before.value === state) return before;
  const relation = `${isBreached ? "was" : "was not"} ${words} the threshold (${rule.threshold})`;
  const reason = `Threshold Crossed: 1 datapoint [${value}] ${relation}.`;
  return { value: state, reason, reasonData: undefined, updatedAt: now };
}

const comparisons = {
  GreaterThanThreshold: { breaches: (value: number, threshold: number) => value > threshold, words: "greater than" },
  GreaterThanOrEqualToThreshold: {
    breaches: (value: number, threshold: number) => value >= threshold,
    words: "greater than or equal to",
  },
  LessThanThreshold: { breaches: (value: number, threshold: number) => value < threshold, words: "less than" },
  LessThanOrEqualToThreshold: {
    breaches: (value: number, threshold: number) => value <= threshold,
    words: "less than or equal to",
  },
} as const;
