import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../src/finding";
import { Play } from "./proof-play";
import { type RunOptions, runCommand } from "./proof-world";

const pace = ["--yes", "--rate", "500", "--verify-for", "1s", "--force"];

export interface ImportOutcome {
  /** Bodies in the order in which they were sent. */
  readonly sent: readonly string[];
  /** Why the file was refused; undefined when it was taken. */
  readonly refusal: string | undefined;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

/** Imports a file of these bytes into queues and tables in memory. Throws whatever is no refusal. */
export async function importFile(
  folder: string,
  content: Buffer | string,
  wrap?: RunOptions["wrap"],
): Promise<ImportOutcome> {
  const file = join(folder, "to-import.jsonl");
  writeFileSync(file, content);
  const play = new Play({ groupLock: "whole-group", folder });
  const sent: string[] = [];
  const onSend = (input: object) => {
    const { Entries = [] } = input as { Entries?: readonly { MessageBody: string }[] };
    sent.push(...Entries.map(({ MessageBody }) => MessageBody));
  };
  const options = { onSend, ...(wrap && { wrap }) };
  try {
    const found = await runCommand(["dlq", "import", file, ...pace], { ...play, folder }, options);
    return { sent, refusal: undefined, json: found?.json };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { sent, refusal: error.message.replaceAll(file, "FILE"), json: undefined };
  }
}
