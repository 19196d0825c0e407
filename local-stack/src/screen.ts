import { Presets, SingleBar } from "cli-progress";
import pico from "picocolors";
import type { NewRecord } from "./play/live";
import type { Line } from "./play/replay";
import type { Results } from "./play/results";
import type { RefusedLine } from "./play/send-lines";

/** What people see of a run. With `json`, standard output is kept for the machine that reads it. */
export function createScreen(json: boolean) {
  const say = (line = "") => void (json ? process.stderr : process.stdout).write(`${line}\n`);
  const sayLines = <T>(lines: readonly T[], describe: (line: T) => string) => {
    for (const line of lines.slice(0, shownAtMost)) say(pico.yellow(`  ${describe(line)}`));
    if (lines.length > shownAtMost) say(pico.yellow(`  and ${lines.length - shownAtMost} more`));
  };

  return {
    warn: (problem: unknown) => void process.stderr.write(`${pico.yellow(String(problem))}\n`),

    /** Shows how far `work` is; it tells by its argument how many more are done. */
    async progress<T>(label: string, total: number, work: (onDone: (count: number) => void) => Promise<T>): Promise<T> {
      const format = `${label} {bar} {value}/{total}`;
      const bar = new SingleBar({ format, hideCursor: true, stream: process.stderr }, Presets.shades_classic);
      bar.start(total, 0);
      try {
        return await work((count) => bar.increment(count));
      } finally {
        bar.stop();
        if (!process.stderr.isTTY) say(`${label}: ${total} of ${total}`);
      }
    },

    async busy<T>(label: string, work: Promise<T>): Promise<T> {
      say(pico.dim(`${label} ...`));
      return await work;
    },

    report: (text: string) => say(`\n${text.trimEnd()}\n`),

    results(
      { records, waiting, dead }: Results,
      badLines: readonly Line[],
      refused: readonly RefusedLine[],
      path: string,
    ) {
      say(
        `${count(records, "record")}, ${count(waiting, "half", "halves")} still waiting, ${count(dead, "dead letter")}`,
      );
      sayLines(badLines, ({ number, problems }) => `line ${number}: ${problems.join("; ")}`);
      const fate = "went to the dead-letter queue after three receives (dead-letters.jsonl)";
      if (badLines.length > 0) say(`${count(badLines.length, "bad line")} ${fate}`);
      sayLines(refused, ({ number, reason }) => `line ${number}: refused by SQS: ${reason}`);
      if (refused.length > 0) say(`${count(refused.length, "line")} refused by SQS (refused.jsonl)`);
      say(`Report (text, HTML), records and logs: ${pico.bold(path)}`);
    },

    json: (value: unknown) => void process.stdout.write(`${JSON.stringify(value)}\n`),

    /** `oncallFile` is where the on-call engineer's keys lie, unless it is the usual place. */
    listening(edgeUrl: string, oncallFile: string | undefined) {
      say(`\nThe edge Worker listens. Ask it something; the record appears below:\n`);
      const body = `'{"query":"Do you know Kubernetes?","sessionId":"me"}'`;
      say(pico.cyan(`  curl -s ${edgeUrl} -H 'content-type: application/json' -d ${body}`));
      const place = oncallFile === undefined ? "--local" : `--env ${shellWord(oncallFile)}`;
      say(`\nOn call:  ${pico.cyan(`npm run oncall -- ${place} status`)}`);
      say(`\nCtrl-C ends it.`);
    },

    records(records: readonly NewRecord[]) {
      for (const { requestId, matchType, matchScore, query, age } of records)
        say(
          `${pico.green("recorded")} ${requestId}  ${matchType} ${matchScore}  ${printable(query)}  ${pico.dim(`${age} ms after the question`)}`,
        );
    },
  };
}

export type Screen = ReturnType<typeof createScreen>;

const shownAtMost = 10;

function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** A path that the shell takes as one word when it is copied from the screen. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** A visitor's text must not drive the terminal. */
function printable(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text).replace(/[^\x20-\x7e\u00a1-\ud7ff]/g, "?");
}
