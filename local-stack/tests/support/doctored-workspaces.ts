import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stackFiles } from "../../src/stack/files";

type Block = Record<string, unknown>;
export type Resources = Record<string, Record<string, Block>>;

/** Lets `look` see the synthesised workspaces as they would be if somebody had changed the resources of one. */
export function withDoctored<T>(
  workspace: string,
  change: (resources: Resources) => void,
  look: (files: readonly string[]) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), "doctored-"));
  const file = join(folder, workspace, "cdktf.out/stacks/doctored/cdk.tf.json");
  try {
    mkdirSync(dirname(file), { recursive: true });
    const synthesised = stackFiles.find((one) => one.includes(`/${workspace}/`)) ?? "";
    const stack: { resource: Resources } = JSON.parse(readFileSync(synthesised, "utf8"));
    change(stack.resource);
    writeFileSync(file, JSON.stringify(stack));
    return look(stackFiles.map((one) => (one === synthesised ? file : one)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
