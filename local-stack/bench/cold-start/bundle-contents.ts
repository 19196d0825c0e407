import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

/** A function's bundle: its size and what of it comes from where, the largest first. */
export interface BundleContents {
  readonly bytes: number;
  readonly parts: readonly Part[];
}

export interface Part {
  /** A package, or `own code`. */
  readonly name: string;
  readonly bytes: number;
}

export const services = ["processor", "reporter"] as const;
export type Service = (typeof services)[number];

const repository = join(__dirname, "../../..");

/** https://esbuild.github.io/api/#metafile */
const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({ bytes: z.number(), inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

/** Builds a function by its own script, beside what lies in its `dist/`, and reads what esbuild tells of it. */
export function buildContents(service: Service): BundleContents {
  const folder = mkdtempSync(join(tmpdir(), "cv-analytics-bundle-"));
  try {
    const metafile = join(folder, "metafile.json");
    const out = [`--outfile=${join(folder, "index.js")}`, `--metafile=${metafile}`];
    execFileSync("npm", ["run", "--silent", "build", "-w", `cv-analytics-${service}`, "--", ...out], {
      cwd: repository,
    });
    return readContents(readFileSync(metafile, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readContents(metafile: string): BundleContents {
  const { outputs } = metafileSchema.parse(JSON.parse(metafile));
  const [bundle] = Object.entries(outputs).flatMap(([file, output]) => (file.endsWith(".js") ? [output] : []));
  if (!bundle) throw new Error("esbuild told of no bundle");
  const bytesByName = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(bundle.inputs)) {
    const name = packageOf(file);
    bytesByName.set(name, (bytesByName.get(name) ?? 0) + bytesInOutput);
  }
  const parts = [...bytesByName].map(([name, bytes]) => ({ name, bytes }));
  return { bytes: bundle.bytes, parts: parts.sort((a, b) => b.bytes - a.bytes) };
}

function packageOf(file: string): string {
  const [, inPackages] = /.*node_modules\/(.+)/.exec(file) ?? [];
  if (!inPackages) return "own code";
  return inPackages
    .split("/")
    .slice(0, inPackages.startsWith("@") ? 2 : 1)
    .join("/");
}
