import type { Logger } from "@aws-lambda-powertools/logger";
import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Outcome } from "./correlation";
import type { MalformedEventError } from "./events";

/**
 * Tells what became of each event: one log line and one count an outcome. Nothing a visitor typed is told. Outcomes are
 * of deliveries, not of requests: a pair that SQS delivers twice is correlated twice, onto one record.
 */
export interface Telemetry {
  aged(ageInMs: number): void;
  malformed(messageId: string, error: MalformedEventError): void;
  repeated(copies: number): void;
  settled(requestId: string, outcome: Outcome): void;
  notPostponed(cause: unknown): void;
  flush(): void;
}

/** Telemetry through Powertools: JSON log lines, and metrics in CloudWatch's embedded format. */
export function createTelemetry(logger: Logger, metrics: Metrics): Telemetry {
  const count = (name: string, by = 1) => metrics.addMetric(name, MetricUnit.Count, by);
  return {
    aged: (ageInMs) => metrics.addMetric("EventAge", MetricUnit.Milliseconds, ageInMs),
    malformed(messageId, { problems }) {
      logger.warn("malformed", { messageId, problems });
      count("Malformed");
    },
    repeated: (copies) => count("Duplicate", copies),
    settled(requestId, outcome) {
      switch (outcome.kind) {
        case "correlated":
          logger.info("correlated", { requestId });
          return count("Correlated");
        case "waiting":
          return logger.info("waiting for its response", { requestId });
        case "orphaned":
          logger.info("orphaned: waiting for its query", { requestId });
          return count("Orphaned");
        case "duplicate":
          logger.info("duplicate: recorded before", { requestId });
          return count("Duplicate");
        case "failed":
          logger.error("failed, to be tried again", { requestId, error: toError(outcome.cause) });
          return count("Failed");
      }
    },
    notPostponed: (cause) => logger.warn("could not postpone the retry", { error: toError(cause) }),
    flush: () => metrics.publishStoredMetrics(),
  };
}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
