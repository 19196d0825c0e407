// Bundles the function: `npm run build`, or `npm run build -- --outfile=FILE --metafile=FILE` to write it and what is in it elsewhere.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { leaveOutWhatLambdaNeverUses } from "./left-out";

const { outfile, metafile } = parseArgs({
  options: { outfile: { type: "string", default: "dist/index.js" }, metafile: { type: "string" } },
}).values;

async function bundle(): Promise<void> {
  const { metafile: contents } = await build({
    entryPoints: ["src/index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    logLevel: "warning",
    plugins: [leaveOutWhatLambdaNeverUses],
    // An import() becomes a require(): Node hands node:http to an import() with every name it exports, WebSocket among
    // them, and loads its whole fetch for that one.
    supported: { "dynamic-import": false },
    // The SDK asks whether an answer is one of these, which are what fetch returns; asking is enough for Node to load them.
    define: { ReadableStream: "undefined", Blob: "undefined" },
  });
  if (metafile) await writeFile(metafile, JSON.stringify(contents));
}

// esbuild tells nothing of what a plugin finds at the end, nor of a metafile that cannot be written.
bundle().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
