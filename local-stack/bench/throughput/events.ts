import type { FifoQueue } from "../../src/sqs/fifo-queue";

/** Of Saturday 8 November 2025; only that it is a time matters. */
const askedAt = 1_762_607_658_821;

/**
 * Puts events into the queue as the edge sends them, a query and its response for each question, without the work of
 * sending, which is not what is measured. `from` numbers the first question: each is asked once.
 */
export function fillQueue(queue: FifoQueue, from: number, questions: number): void {
  for (let number = from; number < from + questions; number += 1) {
    const requestId = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
    for (const event of eventsOf(requestId)) {
      queue.send({
        body: JSON.stringify(event),
        groupId: requestId,
        deduplicationId: `${requestId}:${event.eventType}`,
        attributes: undefined,
        traceHeader: undefined,
        delayInSeconds: undefined,
        senderId: "bench",
      });
    }
  }
}

function eventsOf(requestId: string) {
  return [
    {
      eventType: "query",
      requestId,
      timestamp: askedAt,
      query: "What databases have you used in production, and for how long?",
      sessionId: "session-1",
    },
    {
      eventType: "response",
      requestId,
      timestamp: askedAt + 150,
      matchType: "full",
      matchScore: 84,
      reasoning: "Excellent match with SQL Server and PostgreSQL experience of more than ten years.",
    },
  ];
}
