/** How a producer sends its two halves, or something else. */
export const producerKinds = [
  "immediate",
  "delayed",
  "response first",
  "resent inside the deduplication window",
  "resent after the deduplication window",
  "resent a day later",
  "query alone",
  "response alone",
  "other half too late",
  "malformed",
] as const;

export type ProducerKind = (typeof producerKinds)[number];
