import * as z from "zod";
import type { BatchReport } from "../../src/lambda/event-source";
import type { FifoQueue } from "../../src/sqs/fifo-queue";
import type { Service } from "../../src/stack/lambdas";
import { nameOf, toEvent } from "../accounting/events";
import { type Datapoint, lambdaError, ownMetric, queueMetric } from "../alarms/datapoints";
import type { Ledger } from "./ledger";

interface Watched {
  readonly queue: FifoQueue;
  readonly deadLetters: FifoQueue;
  readonly now: () => number;
}

const counted = z.object({
  Failed: z.union([z.number(), z.array(z.number())]).optional(),
  ReportSent: z.number().optional(),
});

/** Gathers the datapoints that the alarms look at, from what the stack does and logs. */
export class Metrics {
  readonly #datapoints: Datapoint[] = [];

  constructor(private readonly ledger: Ledger) {}

  since(start: number): readonly Datapoint[] {
    return this.#datapoints.slice(start);
  }

  get count(): number {
    return this.#datapoints.length;
  }

  add(...datapoints: readonly Datapoint[]): void {
    this.#datapoints.push(...datapoints);
  }

  /** Reads a line of a function's log; EventAge is not taken from there, see `batch`. */
  heard(service: Service, line: string): void {
    if (!line.includes('"_aws"')) return;
    const { Failed, ReportSent } = counted.parse(JSON.parse(line));
    for (const value of [Failed ?? []].flat()) this.add(ownMetric(service, "Failed", value));
    if (ReportSent !== undefined) this.add(ownMetric(service, "ReportSent", ReportSent));
  }

  /** Of a batch: whether its invocation failed, else its events' ages, with the time skipped while they waited. */
  batch({ records, error }: BatchReport, { queue, deadLetters, now }: Watched): void {
    if (error) this.add(lambdaError("processor"));
    for (const { body, attributes } of records) {
      const age = (now() - Number(attributes.SentTimestamp)) / 1000;
      this.add(queueMetric(queue.name, "ApproximateAgeOfOldestMessage", Math.floor(age)));
      const event = error ? undefined : toEvent(body);
      if (event) this.add(ownMetric("processor", "EventAge", this.#ageOf(event, now())));
    }
    this.sample({ queue, deadLetters, now });
  }

  /** How the queues stand at this moment. */
  sample({ queue, deadLetters, now }: Watched): void {
    const ageInMs = now() - (queue.oldestSentAt() ?? now());
    this.add(queueMetric(queue.name, "ApproximateAgeOfOldestMessage", Math.floor(ageInMs / 1000)));
    this.add(queueMetric(deadLetters.name, "ApproximateNumberOfMessagesVisible", deadLetters.counts().visible));
  }

  /** As the processor measures it, whose clock is the machine's. */
  #ageOf(event: NonNullable<ReturnType<typeof toEvent>>, now: number): number {
    const skippedSince = now - Date.now() - (this.ledger.find(nameOf(event))?.skippedInMs ?? 0);
    return Math.max(0, Date.now() - event.timestamp) + Math.max(0, skippedSince);
  }
}
