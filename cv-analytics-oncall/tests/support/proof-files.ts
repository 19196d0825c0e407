import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { queryBody } from "./proof-events";
import { type Ledger, numberIn } from "./proof-ledger";

/** The files that dropping leaves, until they are imported; the ledger hears what is in them. */
export class DroppedFiles {
  private names: readonly string[] = [];
  private lastNumber = 0;

  constructor(
    private readonly folder: string,
    private readonly ledger: Ledger,
  ) {}

  newName(): string {
    return `dropped-${++this.lastNumber}.jsonl`;
  }

  /** A drop that was killed early leaves none. */
  add(file: string): void {
    if (!existsSync(this.pathOf(file))) return;
    this.names = [...this.names, file];
    this.ledger.files.set(file, this.linesOf(file).map(bodyOf));
  }

  /** Makes an event of each line that holds none; returns the file's name, or undefined when there is no file. */
  repairOldest(): string | undefined {
    const [file] = this.names;
    if (file === undefined) return undefined;
    const lines = this.linesOf(file).map((line) => `${this.repair(line)}\n`);
    writeFileSync(this.pathOf(file), lines.join(""));
    return file;
  }

  /** What was sent needs the file no more. */
  imported(file: string, { notSent = [] }: { readonly notSent?: unknown }): void {
    if (!Array.isArray(notSent) || notSent.length > 0) return;
    this.names = this.names.filter((name) => name !== file);
    this.ledger.files.delete(file);
  }

  private repair(line: string): string {
    const body = bodyOf(line);
    if (numberIn(body) !== undefined) return line;
    const repaired = this.ledger.repairs.get(body) ?? queryBody(1_000 + ++this.lastNumber);
    this.ledger.repairs.set(body, repaired);
    const { body: _text, ...rest } = JSON.parse(line);
    return JSON.stringify({ ...rest, event: JSON.parse(repaired) });
  }

  private linesOf(file: string): string[] {
    return readFileSync(this.pathOf(file), "utf8").split("\n").filter(Boolean);
  }

  private pathOf(file: string): string {
    return join(this.folder, file);
  }
}

export function bodyOf(line: string): string {
  const { event, body } = JSON.parse(line);
  return event === undefined ? body : JSON.stringify(event);
}
