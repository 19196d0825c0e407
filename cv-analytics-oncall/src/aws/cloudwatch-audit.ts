import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  ResourceAlreadyExistsException,
} from "@aws-sdk/client-cloudwatch-logs";
import type { AuditSink } from "../audit/audit";
import { names } from "../names";

/** The audit log group: a stream for each run. */
export function createCloudWatchAuditSink(client: CloudWatchLogsClient): AuditSink {
  const place = (run: string) => ({ logGroupName: names.auditLogGroup, logStreamName: run });
  return {
    async append(line) {
      if (line.phase === "begin") await createStream(place(line.run));
      const logEvents = [{ timestamp: Date.parse(line.at), message: JSON.stringify(line) }];
      await client.send(new PutLogEventsCommand({ ...place(line.run), logEvents }));
    },
  };

  async function createStream(stream: { logGroupName: string; logStreamName: string }): Promise<void> {
    try {
      await client.send(new CreateLogStreamCommand(stream));
    } catch (error) {
      if (!(error instanceof ResourceAlreadyExistsException)) throw error;
    }
  }
}
