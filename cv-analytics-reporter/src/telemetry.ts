import type { Logger } from "@aws-lambda-powertools/logger";
import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

type Fields = Readonly<Record<string, unknown>>;

/** Log lines; nothing a visitor typed goes into them. */
export interface Log {
  info(message: string, fields: Fields): void;
  warn(message: string, fields: Fields): void;
  error(message: string, fields: Fields): void;
}

type MetricName = "ReportSent" | "Unanswered" | "SweptQuestions";

export interface Telemetry extends Log {
  count(name: MetricName, by: number): void;
  flush(): void;
}

/** Telemetry through Powertools: JSON log lines, and metrics in CloudWatch's embedded format. */
export function createTelemetry(logger: Logger, metrics: Metrics): Telemetry {
  return {
    info: (message, fields) => logger.info(message, { ...fields }),
    warn: (message, fields) => logger.warn(message, { ...fields }),
    error: (message, fields) => logger.error(message, { ...fields }),
    count: (name, by) => void metrics.addMetric(name, MetricUnit.Count, by),
    // Powertools warns when there is nothing to publish.
    flush: () => void (metrics.hasStoredMetrics() && metrics.publishStoredMetrics()),
  };
}
