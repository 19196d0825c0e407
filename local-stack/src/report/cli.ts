import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import open from "open";
import pico from "picocolors";
import { isoWeekOf } from "../../../cv-analytics-processor/src/iso-week";
import { callersFolder, isoWeek, path, wholeNumber } from "../options";
import { usualResultsFolder } from "../play/results";
import { isoWeekBefore } from "../sample-week/iso-week";
import { inputOfFile, inputOfSample } from "./input";
import { previewWeek } from "./preview";
import { fillTables } from "./tables";

interface Options {
  readonly week?: string;
  readonly replay?: string;
  readonly seed: number;
  readonly out?: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

const command = new Command("npm run report --")
  .description(
    "Renders a weekly report, text and HTML, from local data and sends nothing: a sample, or your own events.",
  )
  .option(
    "--week <week>",
    "ISO week, such as 2025-W45; by default the last whole one, or the last in the file",
    isoWeek,
  )
  .addOption(new Option("--replay <file>", "take the events from a JSONL file").argParser(path).conflicts(["seed"]))
  .option("--seed <number>", "another sample for another number", wholeNumber(0, 4_294_967_295), 1)
  .option("--out <folder>", "where report.txt and report.html are left; by default local-stack/out", path)
  .option("--open", "open the HTML in the browser")
  .option("--json", "print {week, subject, text, html, summary} instead of the text")
  .allowExcessArguments(false);

async function run({ week, replay, seed, out, open: opens, json }: Options): Promise<void> {
  const input = replay
    ? await inputOfFile(resolve(callersFolder, replay), week)
    : inputOfSample(seed, week ?? isoWeekBefore(isoWeekOf(Date.now())));
  const { summary, subject, text = "", html = "" } = await previewWeek(input.week, fillTables(input.bodies));
  const folder = resolve(callersFolder, out ?? usualResultsFolder);
  await mkdir(folder, { recursive: true });
  const page = join(folder, "report.html");
  await Promise.all([writeFile(join(folder, "report.txt"), text), writeFile(page, html)]);
  if (json) console.log(JSON.stringify({ week: input.week, subject, text, html, summary }));
  else console.log(`${pico.bold(subject ?? "")}\n\n${text}\nHTML: ${relative(callersFolder, page)}`);
  if (opens) await open(page);
}

run(command.parse().opts<Options>()).catch((error: unknown) => {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
