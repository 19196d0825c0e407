import { checkEvent, MalformedEventError } from "../../../cv-analytics-processor/src/events";
import { names } from "../../src/names";
import { recordContent, requestOf } from "./proof-events";
import type { VirtualProcessor } from "./proof-processor";
import type { VirtualSqs } from "./proof-sqs";

/** Everything that went in, and where it is now. */
export class Ledger {
  readonly wentIn = new Set<string>();
  /** The bodies in files of dropped messages that were not imported again, by file. */
  readonly files = new Map<string, readonly string[]>();
  /** What malformed bodies were repaired to. */
  readonly repairs = new Map<string, string>();

  constructor(
    private readonly sqs: VirtualSqs,
    private readonly processor: VirtualProcessor,
  ) {}

  /** Bodies that are nowhere: neither dead, nor in the queue, nor stored, nor in a file, repaired or not. */
  lost(): string[] {
    const { queue, deadLetters } = this.sqs;
    const kept = [...queue.peek(), ...deadLetters.peek()].map(({ body }) => body);
    const there = new Set([...kept, ...[...this.files.values()].flat()]);
    const isThere = (body: string) => there.has(body) || this.isStored(body);
    return [...this.wentIn].filter((body) => !isThere(body) && !isThere(this.repairs.get(body) ?? body));
  }

  /** Records beyond the first of a request, and records with other content than their two events. */
  wrongRecords(): unknown[] {
    return this.requests().flatMap((number) => {
      const [record, ...more] = this.processor.tables.itemsOf(names.analyticsTable, requestOf(number));
      const isRight =
        !record || Object.entries(recordContent(number)).every(([field, value]) => record[field] === value);
      return isRight ? more : [record, ...more];
    });
  }

  isRecorded(number: number): boolean {
    return this.processor.tables.itemsOf(names.analyticsTable, requestOf(number)).length > 0;
  }

  private requests(): number[] {
    return [...new Set([...this.wentIn].flatMap((body) => numberIn(body) ?? []))];
  }

  private isStored(body: string): boolean {
    const number = numberIn(body);
    if (number === undefined) return false;
    const half: unknown = JSON.parse(body).eventType;
    const waiting = this.processor.tables.itemsOf(names.queryEventsTable, requestOf(number));
    return this.isRecorded(number) || waiting.some((item) => item.half === half);
  }
}

/** The number of an event's request; undefined for what is no event. */
export function numberIn(body: string): number | undefined {
  try {
    return Number.parseInt(checkEvent(JSON.parse(body)).requestId.slice(-12), 16);
  } catch (error) {
    if (error instanceof MalformedEventError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
