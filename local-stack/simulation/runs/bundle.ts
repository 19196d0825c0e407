import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { usualResultsFolder } from "../../src/play/results";

const folderOfAll = join(usualResultsFolder, "simulation");

/** Bundles the runs for worker threads, which have no compiler of their own, and takes the bundle away after the work. */
export async function withBundle<T>(plugins: readonly Plugin[], work: (file: string) => Promise<T>): Promise<T> {
  await mkdir(folderOfAll, { recursive: true });
  const folder = await mkdtemp(join(folderOfAll, "runs-"));
  try {
    const outfile = join(folder, "batch.js");
    await build({
      entryPoints: [join(__dirname, "batch.ts")],
      outfile,
      bundle: true,
      platform: "node",
      target: "node24",
      packages: "external",
      plugins: [...plugins],
    });
    return await work(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
