import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { LocalStack } from "../stack/local-stack";
import { oncallFile } from "./oncall-keys";
import type { RefusedLine } from "./send-lines";

/** Where a run leaves its results unless told otherwise. */
export const usualResultsFolder = join(__dirname, "../../out");

const reportFiles = ["report.txt", "report.html"];
const lineFiles = ["records.jsonl", "waiting.jsonl", "dead-letters.jsonl", "refused.jsonl", "mails.jsonl"];

/**
 * Makes the folder this run's own, without what an earlier run left in it; nothing else that lies there is touched.
 * Throws an error that names a folder which another run uses. Returns how to give it back.
 */
export async function claimResults(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `cannot write to the folder ${folder}: ${error.code === "EEXIST" ? "it is a file" : error.message}`,
    );
  });
  const claim = join(folder, "run.pid");
  const owner = Number(await readFile(claim, "utf8").catch(() => ""));
  if (owner !== 0 && isRunning(owner))
    throw new Error(`the folder ${folder} is in use by another run (process ${owner}): choose another one with --out`);
  await writeFile(claim, String(process.pid));
  await Promise.all([...reportFiles, ...lineFiles, oncallFile].map((name) => rm(join(folder, name), { force: true })));
  return () => rm(claim, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export interface Results {
  readonly records: number;
  readonly waiting: number;
  readonly dead: number;
}

/** Writes the report, the tables and the dead letters into the folder, one JSON object a line. */
export async function saveResults(
  folder: string,
  stack: LocalStack,
  refused: readonly RefusedLine[],
): Promise<Results> {
  const records = await allItems(stack, "cv-analytics-analytics");
  const waiting = await allItems(stack, "cv-analytics-query-events");
  const dead = stack.deadLetters.peek().map(({ messageId, groupId, body }) => ({ messageId, groupId, body }));
  const text = stack.mails.findLast(({ channel }) => channel === "sns")?.text ?? "";
  const html = stack.mails.findLast((mail) => mail.html !== undefined)?.html ?? "";
  const save = (name: string, content: string) => writeFile(join(folder, name), content);
  await Promise.all([
    save("report.txt", text),
    save("report.html", html),
    save("records.jsonl", toJsonLines(records)),
    save("waiting.jsonl", toJsonLines(waiting)),
    save("dead-letters.jsonl", toJsonLines(dead)),
    save("refused.jsonl", toJsonLines(refused)),
    save("mails.jsonl", toJsonLines(stack.mails)),
  ]);
  return { records: records.length, waiting: waiting.length, dead: dead.length };
}

async function allItems({ documents }: LocalStack, TableName: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan({ client: documents }, { TableName })) items.push(...Items);
  return items.sort((a, b) => Number(a.timestamp) - Number(b.timestamp));
}

function toJsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}
