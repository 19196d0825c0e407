/** One request in so many is traced, of X-Ray's 100,000 free traces a month each traced run takes one. It must divide 256. */
export const requestsPerTrace = 16;

/**
 * The `AWSTraceHeader` of both events of a request, by which Lambda decides whether it traces the run that takes them. It
 * follows from the request: `requestId`, whose last digits are random and hexadecimal, and `askedAt`, epoch milliseconds.
 * Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceHeader(requestId: string, askedAt: number): string {
  const seconds = Math.floor(askedAt / 1000)
    .toString(16)
    .padStart(8, "0");
  const digits = requestId.replaceAll("-", "");
  const isSampled = Number.parseInt(digits.slice(-2), 16) % requestsPerTrace === 0;
  return `Root=1-${seconds}-${digits.slice(-24)};Parent=${digits.slice(0, 16)};Sampled=${isSampled ? 1 : 0}`;
}
