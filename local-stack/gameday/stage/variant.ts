import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { type Mutation, mutated } from "../../simulation/mutations/mutation";

type Deployable = "worker" | "processor" | "reporter";

const root = join(__dirname, "../../..");

/** What the packages' own builds say of where the code runs; they besides make it small. */
const settings: Readonly<Record<Deployable, BuildOptions>> = {
  worker: { format: "esm", platform: "browser", conditions: ["workerd", "worker", "browser"], target: "es2022" },
  processor: { platform: "node", mainFields: ["module", "main"], target: "node24" },
  reporter: { platform: "node", mainFields: ["module", "main"], target: "node24" },
};

/** Bundles a service with texts of its source replaced; returns the bundle's path in a folder of its own. */
export async function buildVariant(
  service: Deployable,
  name: string,
  mutations: readonly Omit<Mutation, "name">[],
  folder: string,
): Promise<string> {
  const own = join(folder, `${service}-${name}`);
  await mkdir(own, { recursive: true });
  const outfile = join(own, "index.js");
  await build({
    ...settings[service],
    entryPoints: [join(root, `cv-analytics-${service}/src/index.ts`)],
    bundle: true,
    logLevel: "warning",
    plugins: [mutateAll(mutations.map((mutation) => ({ name, ...mutation })))],
    outfile,
  });
  return outfile;
}

/** Mutates the sources as they are bundled; a file may have several mutations. */
function mutateAll(mutations: readonly Mutation[]): Plugin {
  return {
    name: "mutate",
    setup(onBuild) {
      onBuild.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        const own = mutations.filter(({ file }) => join(root, file) === path);
        if (own.length === 0) return undefined;
        const source = await readFile(path, "utf8");
        return { contents: own.reduce((text, mutation) => mutated(mutation, text), source), loader: "ts" };
      });
    },
  };
}
