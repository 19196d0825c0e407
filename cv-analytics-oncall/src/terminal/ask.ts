import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { forStream } from "./plain";
import type { Streams } from "./terminal";

/** Asks yes or no. Ctrl-C, Ctrl-D, the end of standard input and the signal leave it without an answer, which means no. */
export async function ask(
  question: string,
  { stdin, stderr }: Pick<Streams, "stdin" | "stderr">,
  signal: AbortSignal,
): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stderr });
  const close = () => lines.close();
  stdin.once("close", close);
  try {
    const unanswered = once(lines, "close").then(() => undefined);
    const answered = lines.question(`${forStream(question, stderr)} [y/N] `, { signal }).catch(() => undefined);
    // What only closes the lines settles no question.
    const answer = await Promise.race([answered, unanswered]);
    if (answer === undefined) stderr.write("\n");
    return /^y(es)?$/i.test(answer?.trim() ?? "");
  } finally {
    stdin.off("close", close);
    lines.close();
  }
}
