import * as z from "zod";
import type { AwsCall } from "../../src/aws/service";
import { nameOf, toEvent } from "../accounting/events";
import { surplus } from "../accounting/surplus";

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

/** The messages of a send. */
export function entriesOf({ action, input }: Pick<AwsCall, "action" | "input">) {
  return z.array(entry).parse(action === "SendMessageBatch" ? input.Entries : [input]);
}

/** What the edge was asked for, what SQS took of it, and what the edge says that it dropped. */
export class Ledger {
  /** By SQS's message id: a send that repeats an earlier one is no new message. */
  readonly #accepted = new Map<string, Accepted>();
  readonly #events = new Map<string, Accepted>();
  readonly #dropped = new Set<string>();
  /** What visitors asked, each as often as it was asked. */
  readonly #questions: string[] = [];
  #expected = 0;
  #repeated = 0;

  /** So many more events shall reach the queue, those of these questions among them. */
  expect(events: number, questions: readonly string[]): void {
    this.#expected += events;
    this.#questions.push(...questions);
  }

  /** Writes down what SQS answered to a send, whether its sender heard it or not. */
  take(call: AwsCall, answer: Readonly<Record<string, unknown>>, skippedInMs: number): Accepted[] {
    const entries = entriesOf(call);
    const taken = z.array(answered).parse(call.action === "SendMessageBatch" ? answer.Successful : [answer]);
    return taken.flatMap(({ Id, MessageId }) => {
      const sent = entries.find((one) => one.Id === Id);
      if (this.#accepted.has(MessageId)) this.#repeated += 1;
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
    const difference = this.#expected - this.#events.size - dropped;
    const malformed = this.bodies().filter((body) => !toEvent(body)).length;
    return {
      messages: this.#accepted.size,
      events: this.#events.size,
      malformed,
      /** Messages that their sender sent again although SQS had taken them. */
      repeated: this.#repeated,
      dropped,
      /** Neither taken by SQS nor in the edge's log. */
      unaccounted: Math.max(0, difference),
      /** Taken or dropped beyond what the visits call for. */
      unasked: Math.max(0, -difference),
    };
  }

  /** Accepted questions that nobody asked, or that were accepted more often than they were asked. */
  unaskedQuestions(): string[] {
    const events = [...this.#events.values()].map(({ body }) => toEvent(body));
    return surplus(
      events.flatMap((event) => (event?.eventType === "query" ? [event.query] : [])),
      this.#questions,
    );
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
