import { type CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import * as z from "zod";
import type { FailureLog, LoggedFailure } from "../dead-letters/failure-log";
import { logGroupOf, names } from "../names";
import { printable } from "../terminal/printable";

/** What the processor logs of an event that it could not store. */
const failurePattern = '"failed, to be tried again"';

const lineSchema = z.object({
  requestId: z.string(),
  error: z.object({ name: z.string(), message: z.string().default("") }),
});

const longestMessage = 300;

/** The processor's log in CloudWatch. A request fails a few times only before it is dead. */
export function createCloudWatchFailureLog(client: CloudWatchLogsClient): FailureLog {
  return {
    async failures(requestIds, from, to) {
      const failures = new Map<string, LoggedFailure[]>();
      const pages = paginateFilterLogEvents(
        { client },
        { logGroupName: logGroupOf(names.processor), filterPattern: failurePattern, startTime: from, endTime: to },
      );
      for await (const { events = [] } of pages) {
        for (const { message = "", timestamp = 0 } of events) {
          const line = readLine(message);
          if (!line || !requestIds.has(line.requestId)) continue;
          const known = failures.get(line.requestId) ?? [];
          failures.set(line.requestId, [...known, toFailure(line.error, timestamp)]);
        }
      }
      for (const known of failures.values()) known.sort((a, b) => a.at - b.at);
      return failures;
    },
  };
}

function toFailure({ name, message }: z.infer<typeof lineSchema>["error"], at: number): LoggedFailure {
  return { name: printable(name, longestMessage), message: printable(message, longestMessage), at };
}

function readLine(text: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
