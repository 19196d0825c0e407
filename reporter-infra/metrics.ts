/** How a line is drawn. */
export interface Drawing {
  readonly stat?: "Average" | "Maximum" | "SampleCount" | "Sum" | "p50" | "p99";
  readonly label?: string;
  /** The name that an expression of the same graph uses. */
  readonly id?: string;
  readonly visible?: boolean;
  readonly yAxis?: "left" | "right";
}

/** A line of a graph, as CloudWatch's dashboards write it: namespace, name, names and values of dimensions, drawing. */
export type Line = readonly (string | Drawing | Expression)[];

interface Expression extends Drawing {
  readonly expression: string;
}

type Service = "processor" | "reporter";
type Queue = "cv-analytics-queue.fifo" | "cv-analytics-dlq.fifo" | "cv-analytics-schedule-dlq";
type Table = "cv-analytics-query-events" | "cv-analytics-analytics" | "cv-analytics-reports";

export function lambdaMetric(name: string, service: Service, drawing: Drawing): Line {
  return ["AWS/Lambda", name, "FunctionName", `cv-analytics-${service}`, drawing];
}

export function queueMetric(name: string, queue: Queue, drawing: Drawing): Line {
  return ["AWS/SQS", name, "QueueName", queue, drawing];
}

export function tableMetric(name: string, table: Table, drawing: Drawing): Line {
  return ["AWS/DynamoDB", name, "TableName", table, drawing];
}

/** A metric of the week index, which has its own capacity. */
export function indexMetric(name: string, drawing: Drawing): Line {
  const table: Table = "cv-analytics-analytics";
  return ["AWS/DynamoDB", name, "TableName", table, "GlobalSecondaryIndexName", "week-index", drawing];
}

/** A metric that the service's code writes by way of its log. */
export function ownMetric(name: string, service: Service, drawing: Drawing): Line {
  return ["cv-analytics", name, "service", `cv-analytics-${service}`, drawing];
}

export function calculated(expression: string, drawing: Drawing): Line {
  return [{ expression, ...drawing }];
}
