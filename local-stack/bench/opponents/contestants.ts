import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { usualResultsFolder } from "../../src/play/results";

/** Who is measured: the processor, the two handlers its users would otherwise have, and the least that is possible. */
export const contestantNames = ["processor", "draft", "powertools", "floor"] as const;
export type ContestantName = (typeof contestantNames)[number];

/** Where each one's bundle lies; it exports `handler`. */
export type Bundles = Readonly<Record<ContestantName, string>>;

const repository = join(__dirname, "../../..");
const folder = join(usualResultsFolder, "bench/opponents");

/** As the documentation of esbuild bundles for Node. */
const esbuildsDefaults: BuildOptions = { bundle: true, platform: "node" };
/** As the processor is bundled, so that the floor is as low as it can be. */
const asTheProcessor: BuildOptions = {
  ...esbuildsDefaults,
  target: "node24",
  mainFields: ["module", "main"],
  minify: true,
};

const opponents = { draft: esbuildsDefaults, powertools: esbuildsDefaults, floor: asTheProcessor };

/** Bundles the opponents as each would be deployed; the processor's own bundle is the one that `npm run build` made. */
export async function bundleContestants(): Promise<Bundles> {
  const bundled = Object.entries(opponents).map(async ([name, options]) => {
    const outfile = join(folder, `${name}.js`);
    await build({ ...options, entryPoints: [join(__dirname, `${name}.ts`)], outfile, logLevel: "error" });
    return [name, outfile];
  });
  const processor = join(repository, "cv-analytics-processor/dist/index.js");
  return { processor, ...Object.fromEntries(await Promise.all(bundled)) };
}
