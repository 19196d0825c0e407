/** One structured line. Fields hold ids, names of settings and reasons, never what a visitor or the chatbot wrote. */
export interface LogLine {
  readonly level: "warn" | "error";
  readonly message: string;
  readonly [field: string]: unknown;
}

export type Log = (line: LogLine) => void;

/** Workers Logs and `wrangler tail` read one JSON object a line. */
export function writeLine(line: LogLine): void {
  console.log(JSON.stringify(line));
}

/** Logs wherever a throw would reach the visitor: a lost line is the smaller loss. */
export function unfailing(log: Log): Log {
  return (line) => {
    try {
      log(line);
    } catch {}
  };
}

/** The kind of error alone: its message may quote what the visitor wrote. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
