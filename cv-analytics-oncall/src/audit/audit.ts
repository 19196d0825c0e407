import { printable } from "../terminal/printable";

/** One line of the audit log: a change that is about to be made, or what came of it. */
export interface AuditLine {
  /** ISO instant. */
  readonly at: string;
  readonly who: string;
  /** Joins the lines of one run. */
  readonly run: string;
  readonly command: string;
  readonly phase: "begin" | "end";
  /** What is meant, or how much was done. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Takes audit lines; throws when it can't. */
export interface AuditSink {
  append(line: AuditLine): Promise<void>;
}

export interface Audit {
  /**
   * Writes down a change before and after it is made; returns what `change` returns. Without the first local line nothing
   * is changed, so that no change is without one. A last line that can't be written is told, for the change is made; the
   * lines in CloudWatch are left out where they are not permitted.
   */
  around<R>(
    command: string,
    planned: AuditLine["details"],
    change: (run: string) => Promise<R>,
    countsOf: (result: R) => AuditLine["details"],
  ): Promise<R>;
}

export interface Auditing {
  readonly local: AuditSink;
  readonly remote: AuditSink;
  readonly whoCalls: () => Promise<string>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly warn: (problem: string) => void;
}

export function createAudit({ local, remote, whoCalls, now, newId, warn }: Auditing): Audit {
  let isRemoteKnownToFail = false;

  async function write(line: AuditLine): Promise<void> {
    await local.append(line);
    if (isRemoteKnownToFail) return;
    try {
      await remote.append(line);
    } catch (error) {
      isRemoteKnownToFail = true;
      warn(`the audit line is in the local log only: CloudWatch does not take it (${inWords(error)})`);
    }
  }

  async function writeBegin(line: AuditLine): Promise<void> {
    try {
      await write(line);
    } catch (error) {
      throw new Error(`no change is made without the audit log: ${inWords(error)}`, { cause: error });
    }
  }

  async function writeEnd(line: AuditLine): Promise<void> {
    try {
      await write(line);
    } catch (error) {
      warn(`the change is over, but its end is not in the audit log: ${inWords(error)}`);
    }
  }

  return {
    async around(command, planned, change, countsOf) {
      const run = newId();
      const who = await whoCalls().catch((error: unknown) => `unknown (${error})`);
      const line = (phase: AuditLine["phase"], details: AuditLine["details"]): AuditLine => {
        return { at: new Date(now()).toISOString(), who, run, command, phase, details };
      };
      await writeBegin(line("begin", planned));
      const result = await change(run).catch(async (error: unknown) => {
        await writeEnd(line("end", { error: String(error) }));
        throw error;
      });
      await writeEnd(line("end", countsOf(result)));
      return result;
    },
  };
}

const longestProblem = 300;
const inWords = (error: unknown) => printable(error instanceof Error ? error.message : String(error), longestProblem);

/** CloudWatch takes lines of 256 KB at most. */
const mostIds = 100;

/** Messages in an audit line: how many, and the ids of the first. */
export function toAudit(messages: readonly { readonly messageId: string }[]) {
  return { count: messages.length, messageIds: messages.slice(0, mostIds).map(({ messageId }) => messageId) };
}
