import {
  type CloudWatchLogsClient,
  type FilteredLogEvent,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import * as z from "zod";
import { logGroupOf, names } from "../names";
import type { LoggedLine, RequestLog } from "../trace/request-log";

const services = ["processor", "reporter"] as const;

const lineSchema = z.object({
  level: z.string().default(""),
  message: z.string(),
  error: z.object({ name: z.string() }).optional().catch(undefined),
});

/** The log groups of both functions. */
export function createCloudWatchRequestLog(client: CloudWatchLogsClient): RequestLog {
  async function read(service: LoggedLine["service"], requestId: string, startTime: number): Promise<LoggedLine[]> {
    const lines: LoggedLine[] = [];
    const pages = paginateFilterLogEvents(
      { client },
      // Without the quotation marks the hyphens would be operators.
      { logGroupName: logGroupOf(names[service]), filterPattern: `"${requestId}"`, startTime },
    );
    for await (const { events = [] } of pages) lines.push(...events.map((event) => toLine(service, event)));
    return lines;
  }

  return {
    async linesOf(requestId, since) {
      const lines = await Promise.all(services.map((service) => read(service, requestId, since)));
      return lines.flat().sort((a, b) => a.at - b.at);
    },
  };
}

function toLine(service: LoggedLine["service"], { message: text = "", timestamp = 0 }: FilteredLogEvent): LoggedLine {
  const { level = "", message, error } = readJson(text) ?? { message: text };
  return { at: timestamp, service, level, message, error: error?.name };
}

/** Lambda itself writes other lines than the functions do. */
function readJson(text: string): (Partial<z.infer<typeof lineSchema>> & { message: string }) | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
