import { Command, Option } from "commander";
import { isoWeek, path, wholeNumber } from "./options";
import { type RunOptions, run } from "./run";

const command = new Command("npm start --")
  .description(
    "Runs the whole pipeline on this machine: a sample week of visitors, or your own events, up to the report.",
  )
  .option("--once", "end after the report instead of keeping the edge Worker listening")
  .option("--json", "print the object that the reporter returned as the last line; the rest goes to standard error")
  .addOption(
    new Option("--replay <file>", "take the events from a JSONL file instead of the sample week")
      .argParser(path)
      .conflicts(["week", "seed"]),
  )
  .option("--port <number>", "port of the edge Worker; 0 is any free one", wholeNumber(0, 65_535), 8787)
  .option("--out <folder>", "where report, records and logs are left; by default local-stack/out", path)
  .option("--week <week>", "the sample's ISO week, such as 2025-W45; by default the last whole one", isoWeek)
  .option("--seed <number>", "another sample week for another number; by default 1", wholeNumber(0, 4_294_967_295))
  .allowExcessArguments(false);

const lambdasNode = 24;
if (Number(process.versions.node.split(".")[0]) < lambdasNode) {
  console.error(`error: Node ${lambdasNode}, as on Lambda, is needed; this is ${process.versions.node}: use npm start`);
  process.exit(1);
}

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort());
// Killed alone, the npm or shell that started us would leave all of this running.
const starter = process.ppid;
setInterval(() => process.ppid === starter || stop.abort(), 500).unref();
// What does not end by itself is ended.
stop.signal.addEventListener("abort", () => setTimeout(() => process.exit(130), 5_000).unref());

run(command.parse().opts<RunOptions>(), stop.signal).then(
  () => process.exit(0),
  (error: unknown) => {
    if (stop.signal.aborted) process.exit(130);
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
