import { statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { usualResultsFolder } from "../../src/play/results";
import { bundleFile } from "../../src/stack/files";
import { bundleContestants } from "../opponents/contestants";

/** A bundle that is started; the bare ones have no handler and are loaded only. */
export interface Contestant {
  readonly bundle: string;
  readonly hasHandler: boolean;
}

export const contestantNames = ["processor", "powertools", "bare client", "bare client, minified", "empty"] as const;
export type ContestantName = (typeof contestantNames)[number];

const folder = join(usualResultsFolder, "bench/cold-start");
const esbuildsDefaults: BuildOptions = { bundle: true, platform: "node", logLevel: "error" };
/** What esbuild alone can do to make it small. */
const minified: BuildOptions = { ...esbuildsDefaults, mainFields: ["module", "main"], minify: true, target: "node24" };

/** What everybody who uses DynamoDB has to load, and nothing that uses it. */
const bareClient = {
  contents: 'export { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";',
  resolveDir: __dirname,
};

/** Bundles everything that is started save the processor, whose bundle is the one that `npm run build` made. */
export async function bundleColdContestants(): Promise<Readonly<Record<ContestantName, Contestant>>> {
  const { powertools } = await bundleContestants();
  const bare = { stdin: bareClient };
  return {
    processor: { bundle: bundleFile("processor"), hasHandler: true },
    powertools: { bundle: powertools, hasHandler: true },
    "bare client": await bundle("bare-client.js", { ...esbuildsDefaults, ...bare }),
    "bare client, minified": await bundle("bare-client-minified.js", { ...minified, ...bare }),
    empty: await bundle("empty.js", { ...esbuildsDefaults, stdin: { contents: "" } }),
  };
}

/** The program that starts them, as JavaScript: Node would load a compiler first to strip its types. */
export async function bundleProgram(): Promise<string> {
  const entryPoints = [join(__dirname, "measure.ts")];
  return (await bundle("measure.js", { ...esbuildsDefaults, entryPoints })).bundle;
}

export async function writeEvent(event: object): Promise<string> {
  const file = join(folder, "event.json");
  await writeFile(file, JSON.stringify(event));
  return file;
}

export function sizeInKb(file: string): number {
  return statSync(file).size / 1_000;
}

async function bundle(name: string, options: BuildOptions): Promise<Contestant> {
  const outfile = join(folder, name);
  await build({ ...options, outfile });
  return { bundle: outfile, hasHandler: false };
}
