import { analyticsTable, queryEventsTable } from "../batch/layout";

/** What Lambda would set, the processor's settings, and where AWS is. */
export function environmentOf(endpoint: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? "",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: "bench",
    AWS_REGION: "eu-west-2",
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_SESSION_TOKEN: "bench",
    AWS_ENDPOINT_URL: endpoint,
    QUERY_EVENTS_TABLE: queryEventsTable,
    ANALYTICS_TABLE: analyticsTable,
  };
}
