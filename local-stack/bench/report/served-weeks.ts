import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { usualResultsFolder } from "../../src/play/results";
import { describeService } from "../../src/stack/lambdas";
import { startProgram } from "../batch/program";
import type { Measured, Reader } from "./measure";

/** What people ask: three in four of "usual" questions are among the sample's wordings, no two "distinct" ones are alike. */
export type Mix = "usual" | "distinct";

/** Weeks of one size behind a server that answers as DynamoDB does. */
export interface ServedWeeks extends AsyncDisposable {
  /** Reads two of them in a process of its own. Throws when it does not find every record. */
  measure(reader: Reader): Promise<Measured>;
}

const folder = join(usualResultsFolder, "bench/report");

/** Those that the Lambda runs with; an array of all records has no room in its heap. */
const { environment } = describeService("reporter", { region: "eu-west-2", accountId: "000000000000" }, {}).function;
const nodeOptions = environment.NODE_OPTIONS?.split(" ") ?? [];
const optionsOf = (reader: Reader) => nodeOptions.filter((option) => reader !== "array" || !/old-space/.test(option));

/** Minified for Node 24, so that what starts the processes is not measured. */
export async function bundleReaders(): Promise<void> {
  await build({
    entryPoints: ["measure.ts", "page-server.ts"].map((name) => join(__dirname, name)),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
  });
}

/** After `bundleReaders`. */
export async function serveWeeks(recordsAWeek: number, mix: Mix): Promise<ServedWeeks> {
  const server = await startProgram<object, number>(join(folder, "page-server.js"), {
    env: { PATH: process.env.PATH ?? "" },
    args: [String(recordsAWeek), mix],
  });
  const port = String(await server.ask({}));
  return {
    async measure(reader) {
      const program = [...optionsOf(reader), join(folder, "measure.js"), port, reader];
      const { stdout } = await promisify(execFile)(process.execPath, program);
      const measured = JSON.parse(stdout) as Measured;
      const asEveryDayHas = 2 * 7 * Math.ceil(recordsAWeek / 7);
      if (measured.records !== asEveryDayHas)
        throw new Error(`${reader}: expected ${asEveryDayHas} records, got ${measured.records}`);
      return measured;
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
