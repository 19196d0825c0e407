import * as z from "zod";
import type { AwsCall } from "../../src/aws/service";
import { nameOf, toEvent } from "../accounting/events";

/** A message that SQS took. */
export interface Accepted {
  readonly body: string;
  readonly groupId: string;
  /** How far the stack's clock was ahead of the machine's. */
  readonly skippedInMs: number;
}

const entry = z.object({ Id: z.string().optional(), MessageBody: z.string(), MessageGroupId: z.string() });
const answered = z.object({ Id: z.string().optional(), MessageId: z.string() });
const droppedLine = z.object({ message: z.literal("event dropped"), requestId: z.string(), eventType: z.string() });

/** What the edge was asked for, what SQS took of it, and what the edge says that it dropped. */
export class Ledger {
  /** By SQS's message id: a send that repeats an earlier one is no new message. */
  readonly #accepted = new Map<string, Accepted>();
  readonly #events = new Map<string, Accepted>();
  readonly #dropped = new Set<string>();
  #expected = 0;

  /** So many more events shall reach the queue. */
  expect(events: number): void {
    this.#expected += events;
  }

  /** Writes down what SQS answered to a send, whether its sender heard it or not. */
  take({ action, input }: AwsCall, answer: Readonly<Record<string, unknown>>, skippedInMs: number): Accepted[] {
    const entries = z.array(entry).parse(action === "SendMessageBatch" ? input.Entries : [input]);
    const taken = z.array(answered).parse(action === "SendMessageBatch" ? answer.Successful : [answer]);
    return taken.flatMap(({ Id, MessageId }) => {
      const sent = entries.find((one) => one.Id === Id);
      if (!sent || this.#accepted.has(MessageId)) return [];
      const accepted = { body: sent.MessageBody, groupId: sent.MessageGroupId, skippedInMs };
      this.#accepted.set(MessageId, accepted);
      const event = toEvent(accepted.body);
      if (event && !this.#events.has(nameOf(event))) this.#events.set(nameOf(event), accepted);
      return [accepted];
    });
  }

  /** Reads a line of the edge's log. */
  heard(line: string): void {
    const { data } = droppedLine.safeParse(parseJson(line));
    if (data) this.#dropped.add(`${data.eventType} ${data.requestId}`);
  }

  bodies(): string[] {
    return [...this.#accepted.values()].map(({ body }) => body);
  }

  /** How the event was first accepted. */
  find(name: string): Accepted | undefined {
    return this.#events.get(name);
  }

  counts() {
    const dropped = [...this.#dropped].filter((name) => !this.#events.has(name)).length;
    // Neither taken by SQS nor in the edge's log.
    const unaccounted = Math.max(0, this.#expected - this.#events.size - dropped);
    const malformed = this.bodies().filter((body) => !toEvent(body)).length;
    return { messages: this.#accepted.size, malformed, dropped, unaccounted };
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
