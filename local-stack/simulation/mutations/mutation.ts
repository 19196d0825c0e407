import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";

/** A deliberate fault in the product's source: one text put in place of another. */
export interface Mutation {
  readonly name: string;
  /** Below the repository's root. */
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly text: string;
  readonly replacement: string;
}

const repository = join(__dirname, "../../..");

/** Mutates the source as it is bundled; the file itself stays as it is. */
export function mutate(mutation: Mutation): Plugin {
  const path = join(repository, mutation.file);
  return {
    name: "mutate",
    setup(build) {
      build.onLoad({ filter: new RegExp(`${mutation.file.replaceAll(".", "\\.")}$`) }, async (file) =>
        file.path === path ? { contents: mutated(mutation, await readFile(path, "utf8")), loader: "ts" } : undefined,
      );
    },
  };
}

/** Throws an error that names the mutation when its text is not there exactly once. */
export function mutated({ name, file, text, replacement }: Mutation, source: string): string {
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`"${name}" replaces a text of ${file} that must stand there once, and does not: ${text}`);
  return `${before}${replacement}${after}`;
}
