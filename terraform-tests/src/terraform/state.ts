import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import * as z from "zod";

/** A managed resource as the state knows it. */
export interface StateResource {
  readonly address: string;
  readonly type: string;
}

const state = z.looseObject({
  resources: z.array(
    z.looseObject({
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(z.looseObject({ index_key: z.union([z.string(), z.number()]).optional() })),
    }),
  ),
});

/** The managed resources in a local state file; data sources are not counted. */
export function readState(file: string): readonly StateResource[] {
  return state
    .parse(JSON.parse(readFileSync(file, "utf8")))
    .resources.filter(({ mode }) => mode === "managed")
    .flatMap(({ type, name, instances }) =>
      instances.map(({ index_key }) => ({
        type,
        address: `${type}.${name}${index_key === undefined ? "" : `[${JSON.stringify(index_key)}]`}`,
      })),
    );
}

/** The content of a state file as one word, to see whether it changed. */
export function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
