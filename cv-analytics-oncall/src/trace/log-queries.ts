import { logGroupOf, names } from "../names";

/** Where the commands of AWS's own tool have to look, as far as this tool was told. */
export interface Place {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/**
 * A command for a shell that shows what the processor logged of a request since an instant in epoch milliseconds, in
 * parts that can stand in lines of their own.
 */
export function filterCommand(
  requestId: string,
  since: number,
  { region, profile, endpoint }: Place,
): readonly string[] {
  return [
    `aws logs filter-log-events --log-group-name ${logGroupOf(names.processor)}`,
    `--start-time ${since} --filter-pattern '"${requestId}"'`,
    ...(profile ? [`--profile ${profile}`] : []),
    ...(region ? [`--region ${region}`] : []),
    ...(endpoint ? [`--endpoint-url ${endpoint}`] : []),
  ];
}

/** reporter-infra saves the same query, without the id, as "everything about one requestId". */
export function insightsQuery(requestId: string): string {
  return [
    "fields @timestamp, service, level, message, error.name, error.message, @logStream",
    `| filter requestId = "${requestId}"`,
    "| sort @timestamp asc",
    "| limit 1000",
  ].join("\n");
}
