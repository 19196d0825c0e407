/** One request in so many is traced: each run of a function that is costs a trace, of which 100,000 a month are free. */
export const requestsPerTrace = 16;

/**
 * The `AWSTraceHeader` by which X-Ray joins the edge and the Lambda, which traces what is marked as sampled. Both events of
 * a request get the same one, and it follows from the request: its trace is found by time and `requestId` alone.
 * `askedAt` is epoch milliseconds; the last digit of a `requestId` is random, and hexadecimal.
 * Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceHeader(requestId: string, askedAt: number): string {
  const seconds = Math.floor(askedAt / 1000)
    .toString(16)
    .padStart(8, "0");
  const digits = requestId.replaceAll("-", "");
  const isSampled = Number.parseInt(digits.slice(-1), requestsPerTrace) === 0;
  return `Root=1-${seconds}-${digits.slice(-24)};Parent=${digits.slice(0, 16)};Sampled=${isSampled ? 1 : 0}`;
}
