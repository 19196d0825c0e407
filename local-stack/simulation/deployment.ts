/** What is deployed, as far as it decides how a run goes; a contract test holds it to the templates and workspaces. */
export const deployment = {
  queue: {
    FifoQueue: "true",
    DeduplicationScope: "messageGroup",
    FifoThroughputLimit: "perMessageGroupId",
    MessageRetentionPeriod: "1209600",
    VisibilityTimeout: "180",
  },
  receivesBeforeDeadLetter: 3,
  eventSource: { batchSize: 10, maximumConcurrency: 5, functionResponseTypes: ["ReportBatchItemFailures"] },
  processorTimeoutInSeconds: 30,
  reporterTimeoutInSeconds: 900,
} as const;
