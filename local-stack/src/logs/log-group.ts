import { AwsError } from "../aws/service";

/** A line in a log group; times are epoch milliseconds. */
export interface LogLine {
  readonly stream: string;
  /** When it happened, as its writer says. */
  readonly timestamp: number;
  readonly ingestedAt: number;
  readonly message: string;
  /** Counts the lines of the group as they come. */
  readonly number: number;
}

/** What a group keeps in memory; AWS keeps all. */
const mostLines = 100_000;

/** A log group with its streams. Of its lines the newest are kept, in a ring that the next line overwrites. */
export class LogGroup {
  readonly #streams = new Set<string>();
  readonly #ring: LogLine[] = [];
  #count = 0;

  constructor(
    readonly name: string,
    private readonly now: () => number,
  ) {}

  /** Throws ResourceAlreadyExistsException. */
  createStream(name: string): void {
    if (this.#streams.has(name)) {
      throw new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");
    }
    this.#streams.add(name);
  }

  /** Adds a line to a stream; throws ResourceNotFoundException for one that was not created. */
  append(stream: string, message: string, timestamp = this.now()): void {
    if (!this.#streams.has(stream)) {
      throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
    }
    const line = { stream, timestamp, ingestedAt: this.now(), message, number: this.#count };
    this.#ring[this.#count % mostLines] = line;
    this.#count += 1;
  }

  /** What is kept, by its time; lines of the same time as they came. */
  lines(): LogLine[] {
    return [...this.#ring].sort((one, other) => one.timestamp - other.timestamp || one.number - other.number);
  }
}
