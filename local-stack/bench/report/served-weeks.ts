import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { build } from "esbuild";
import { usualResultsFolder } from "../../src/play/results";
import { describeService } from "../../src/stack/lambdas";
import type { Measured, Reader } from "./measure";

/** What people ask: three in four of "usual" questions are among the sample's wordings, no two "distinct" ones are alike. */
export type Mix = "usual" | "distinct";

/** Weeks of one size behind a server that answers as DynamoDB does. */
export interface ServedWeeks {
  /** Reads two of them in a process of its own. Throws when it does not find every record. */
  measure(reader: Reader): Promise<Measured>;
  stop(): Promise<void>;
}

const folder = join(usualResultsFolder, "bench/report");
/** Those that the Lambda runs with; the array has no room in them. */
const { environment } = describeService("reporter", { region: "eu-west-2", accountId: "000000000000" }, {}).function;
const nodeOptions = environment.NODE_OPTIONS?.split(" ") ?? [];
const optionsOf = (reader: Reader) => (reader === "array" ? [] : nodeOptions);

/** As the Lambda is bundled: what starts the processes is not to be measured. */
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
  const server = spawn(process.execPath, [join(folder, "page-server.js"), String(recordsAWeek), mix], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const port = await firstLine(server);
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
    async stop() {
      server.kill();
      await once(server, "exit");
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("the page server has no output");
  const [line] = await once(createInterface({ input: stdout }), "line");
  return String(line);
}
