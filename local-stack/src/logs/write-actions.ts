import * as z from "zod";
import type { Actions } from "../aws/actions";
import { readInput } from "../aws/read-input";
import { AwsError } from "../aws/service";
import type { LogGroups } from "./log-groups";

const streamName = z.string().regex(/^[^:*]{1,512}$/);

const createStream = z.strictObject({ logGroupName: z.string(), logStreamName: streamName });

const put = createStream.extend({
  logEvents: z
    .array(z.strictObject({ timestamp: z.number().int().min(0), message: z.string().min(1) }))
    .min(1)
    .max(10_000),
  // AWS ignores it: calls need no order any more.
  sequenceToken: z.string().optional(),
});

/**
 * Writing lines into a log group. Lines of any age are taken, while AWS rejects those older than 14 days or more than two
 * hours ahead: the stack's clock, which can be moved, is not the caller's.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export function writeActions(groups: LogGroups): Actions {
  return {
    CreateLogStream(input) {
      const { logGroupName, logStreamName } = readInput(createStream, input, "InvalidParameterException");
      groups.find(logGroupName).createStream(logStreamName);
      return {};
    },
    PutLogEvents(input) {
      const { logGroupName, logStreamName, logEvents } = readInput(put, input, "InvalidParameterException");
      const group = groups.find(logGroupName);
      checkOrder(logEvents.map(({ timestamp }) => timestamp));
      for (const { message, timestamp } of logEvents) group.append(logStreamName, message, timestamp);
      return {};
    },
  };
}

function checkOrder(timestamps: readonly number[]): void {
  if (timestamps.every((timestamp, index) => timestamp >= (timestamps[index - 1] ?? 0))) return;
  const rule = "Log events in a single PutLogEvents request must be in chronological order.";
  throw new AwsError("InvalidParameterException", rule);
}
