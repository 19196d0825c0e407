const processor = "cv-analytics-processor";

/** A metric of the processor that Lambda reports. */
export function lambdaMetric(metricName: "Errors" | "Throttles") {
  return { namespace: "AWS/Lambda", metricName, dimensions: { FunctionName: processor } };
}

/** A metric of the processor's own; Powertools writes it by way of the log. */
export function ownMetric(metricName: "EventAge" | "Failed") {
  return { namespace: "cv-analytics", metricName, dimensions: { service: processor } };
}
