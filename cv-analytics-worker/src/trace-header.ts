/**
 * The `AWSTraceHeader` by which X-Ray joins the edge and the Lambda. Both events of a request get the same one, and it
 * follows from the request: its trace is found by time and `requestId` alone. `askedAt` is epoch milliseconds.
 * Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceHeader(requestId: string, askedAt: number): string {
  const seconds = Math.floor(askedAt / 1000)
    .toString(16)
    .padStart(8, "0");
  const digits = requestId.replaceAll("-", "");
  return `Root=1-${seconds}-${digits.slice(-24)};Parent=${digits.slice(0, 16)};Sampled=1`;
}
