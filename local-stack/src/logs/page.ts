import { AwsError } from "../aws/service";
import type { LogLine } from "./log-group";

export interface Page {
  readonly lines: readonly LogLine[];
  /** Leads to the next page; undefined on the last one. */
  readonly nextToken: string | undefined;
}

/**
 * A page ends after 1 MB or `limit` lines, whichever comes first.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
const mostBytes = 1_048_576;

/** The page that the token leads to, the first one without; throws InvalidParameterException for a token of nobody's. */
export function pageOf(found: readonly LogLine[], limit: number, token: string | undefined): Page {
  const from = token === undefined ? 0 : firstAfter(found, token);
  let bytes = 0;
  let end = from;
  for (const { message } of found.slice(from, from + limit)) {
    bytes += Buffer.byteLength(message);
    if (bytes > mostBytes && end > from) break;
    end += 1;
  }
  const last = found[end - 1];
  return { lines: found.slice(from, end), nextToken: last && end < found.length ? tokenAfter(last) : undefined };
}

/** By the line and not by its place, which moves when others come or go meanwhile. */
function tokenAfter({ timestamp, number }: LogLine): string {
  return Buffer.from(`${timestamp}:${number}`).toString("base64url");
}

function firstAfter(found: readonly LogLine[], token: string): number {
  const [, timestamp, number] = /^(-?\d+):(\d+)$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (number === undefined) throw new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
  const isAfter = (line: LogLine) =>
    line.timestamp > Number(timestamp) || (line.timestamp === Number(timestamp) && line.number > Number(number));
  const index = found.findIndex(isAfter);
  return index < 0 ? found.length : index;
}
