const time = "2026-11-28T12:00:00.000Z";
const requestId = "6d0b9d3f-2f0e-4a5c-9d58-0a3a1d9f8c11";
const spans = [{ name: "responseLatency", start: time, durationMs: 12.345 }];
const trace = { spanId: "12345678", type: "X-Amzn-Trace-Id", value: `Root=1-${"0".repeat(8)}-${"0".repeat(24)}` };
const metrics = { durationMs: 12.345, billedDurationMs: 13, memorySizeMB: 256, maxMemoryUsedMB: 101 };

/**
 * What Lambda itself logs of each run in its JSON format, which the local stack does not write.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
const ofRun = [
  { time, type: "platform.start", record: { requestId, version: "$LATEST", tracing: trace } },
  { time, type: "platform.report", record: { requestId, metrics, tracing: trace, spans, status: "success" } },
];
const ofColdStart = [
  {
    time,
    type: "platform.initStart",
    record: {
      initializationType: "on-demand",
      phase: "init",
      runtimeVersion: "nodejs:24.v1",
      runtimeVersionArn: `arn:aws:lambda:eu-west-2::runtime:${"0".repeat(64)}`,
      functionName: "cv-analytics-processor",
      functionVersion: "$LATEST",
      instanceId: "2024/06/01/[$LATEST]0123456789abcdef0123456789abcdef",
      instanceMaxMemory: 268_435_456,
    },
  },
];

/** CloudWatch counts 26 bytes more for each event. Source: https://aws.amazon.com/cloudwatch/pricing/ */
export const bytesBesideLogEvent = 26;

export const logBytesOfRun = bytesOf(ofRun);
export const logBytesOfColdStart = bytesOf(ofColdStart);

function bytesOf(events: readonly object[]): number {
  return events.reduce((sum, event) => sum + JSON.stringify(event).length + bytesBesideLogEvent, 0);
}
