import { createWriteStream } from "node:fs";
import { join } from "node:path";
import type { LocalStackOptions } from "../stack/local-stack";

/** Writes what the Worker and the functions log into a file each; `resources` closes them. */
export function logToFiles(folder: string, resources: AsyncDisposableStack): NonNullable<LocalStackOptions["onLog"]> {
  const open = (source: string) => {
    const file = createWriteStream(join(folder, `${source}.log`));
    resources.defer(() => new Promise<void>((resolve) => file.end(resolve)));
    return file;
  };
  const files = { edge: open("edge"), processor: open("processor"), reporter: open("reporter") };
  return (source, line) => void files[source].write(`${line}\n`);
}
