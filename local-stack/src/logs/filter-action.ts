import * as z from "zod";
import type { Actions } from "../aws/actions";
import { readInput } from "../aws/read-input";
import { parseFilterPattern } from "./filter-pattern";
import type { LogLine } from "./log-group";
import type { LogGroups } from "./log-groups";
import { pageOf } from "./page";

const mostLinesAPage = 10_000;

const filter = z.strictObject({
  logGroupName: z.string(),
  logStreamNames: z.array(z.string()).min(1).max(100).optional(),
  logStreamNamePrefix: z.string().optional(),
  /** Epoch milliseconds; both ends belong to the range. */
  startTime: z.number().default(0),
  endTime: z.number().default(Number.POSITIVE_INFINITY),
  filterPattern: z.string().max(1024).default(""),
  limit: z.number().int().min(1).max(mostLinesAPage).default(mostLinesAPage),
  nextToken: z.string().optional(),
  // AWS ignores it and always interleaves.
  interleaved: z.boolean().optional(),
});

type Filter = z.infer<typeof filter>;

/** Looking for lines in a log group. */
export function filterAction(groups: LogGroups): Actions {
  return {
    FilterLogEvents(input) {
      const request = readInput(filter, input, "InvalidParameterException");
      const contains = parseFilterPattern(request.filterPattern);
      const lines = groups.find(request.logGroupName).lines();
      const found = lines.filter((line) => isInRange(line, request) && contains(line.message));
      const page = pageOf(found, request.limit, request.nextToken);
      return { events: page.lines.map(renderLine), searchedLogStreams: [], nextToken: page.nextToken };
    },
  };
}

function isInRange({ timestamp, stream }: LogLine, request: Filter): boolean {
  const { startTime, endTime, logStreamNames, logStreamNamePrefix = "" } = request;
  const isInStream = logStreamNames?.includes(stream) ?? stream.startsWith(logStreamNamePrefix);
  return isInStream && timestamp >= startTime && timestamp <= endTime;
}

function renderLine({ stream, timestamp, ingestedAt, message, number }: LogLine) {
  const eventId = String(number).padStart(56, "0");
  return { logStreamName: stream, timestamp, message, ingestionTime: ingestedAt, eventId };
}
