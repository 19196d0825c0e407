import { join } from "node:path";
import { build } from "esbuild";

const hastenBy = 50;
/** Makes the tool's own pauses shorter; its clock goes on as if they had lasted. */
const haste = `
  import { createRequire, syncBuiltinESMExports } from "node:module";
  const timers = createRequire("file:///")("node:timers/promises");
  const [sleep, now] = [timers.setTimeout, Date.now];
  let skipped = 0;
  Date.now = () => Math.floor(now() + skipped);
  timers.setTimeout = async (ms, ...rest) => {
    skipped += ms - ms / ${hastenBy};
    return sleep(ms / ${hastenBy}, ...rest);
  };
  syncBuiltinESMExports();`;

/** The tool in one file, which starts sooner than its source does, as Node's arguments. Its pauses are shortened. */
export async function bundleOncall(folder: string): Promise<readonly string[]> {
  const outfile = join(folder, "oncall.cjs");
  const entry = join(__dirname, "../../src/cli.ts");
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "cjs", logLevel: "error" });
  return ["--import", `data:text/javascript,${encodeURIComponent(haste)}`, outfile];
}
