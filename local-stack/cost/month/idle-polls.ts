/**
 * Lambda begins with five pollers, and goes down to two of them only where no maximum concurrency is set, which the processor
 * has. That is said of standard queues; it is taken to hold for FIFO queues.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
const pollers = 5;
/** The longest that SQS lets a receive wait, and how long Lambda waits. */
const secondsOfPoll = 20;

/** Receives of an event source that come back without a message, at most: as many as if nobody asked anything. */
export function idlePollsInMonth(days: number): number {
  return (pollers * days * 24 * 60 * 60) / secondsOfPoll;
}
