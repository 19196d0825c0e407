import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import type { TerraformStack } from "cdktf";

const processorLog = "/aws/lambda/cv-analytics-processor";
const reporterLog = "/aws/lambda/cv-analytics-reporter";

interface SavedQuery {
  readonly name: string;
  readonly logs: readonly string[];
  readonly query: string;
}

const savedQueries: readonly SavedQuery[] = [
  {
    name: "everything about one requestId",
    logs: [processorLog, reporterLog],
    query: `# Put the question's id between the quotes.
fields @timestamp, service, level, message, error.name, error.message, @logStream
| filter requestId = ""
| sort @timestamp asc
| limit 1000`,
  },
  {
    name: "errors by kind",
    logs: [processorLog, reporterLog],
    query: `# The services' own warnings and errors, and what Lambda says of runs that crashed or timed out.
filter level in ["WARN", "ERROR", "CRITICAL"] or (type = "platform.report" and record.status != "success")
| stats count(*) as times, max(@timestamp) as last by @log, message, error.name, record.status, record.errorType
| sort times desc
| limit 100`,
  },
  {
    name: "slowest events",
    logs: [processorLog],
    // A batch keeps the queue's order, so its first age is most often its highest.
    query: `# The age in ms of each batch's first event; the lines before it in its stream name the requests.
filter @message like '"EventAge"'
| parse @message /"EventAge":\\[?(?<firstAge>[0-9]+)/
| fields @timestamp, firstAge * 1 as ageInMs, @logStream
| sort ageInMs desc
| limit 50`,
  },
];

/** The questions that on-call asks the logs; in the console of Logs Insights under Queries, in the folder cv-analytics. */
export function saveQueries(stack: TerraformStack): void {
  for (const { name, logs, query } of savedQueries) {
    new CloudwatchQueryDefinition(stack, `query_${name.toLowerCase().replaceAll(" ", "_")}`, {
      name: `cv-analytics/${name}`,
      logGroupNames: [...logs],
      queryString: query,
    });
  }
}
