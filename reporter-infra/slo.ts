/** What the service promises; docs/slo.md says how each is measured. processor-infra's alarms watch the same lines. */
export const slo = {
  /** From the visitor's action to its processing, for 99 of 100 events. */
  eventAgeInMs: 5_000,
  /** Of the processor's invocations, those that end without an error. */
  availabilityInPercent: 99.95,
  /** Of the events that the processor takes, those whose processing fails. */
  errorRateInPercent: 0.5,
} as const;
