import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod";
import { repository } from "../repository";

/** Something that is deployed by itself. */
interface Deployable {
  /** Its folder at the root of the repository. */
  readonly name: string;
  /** How it is deployed, such as `terraform`. */
  readonly piece: string;
  /** What must be deployed before it when both are. */
  readonly after: readonly string[];
}

/** What the file `.github/deployables.yml` says. */
export interface Deployables {
  /** In the order for an empty account. */
  readonly all: readonly Deployable[];
  /** Globs by piece. */
  readonly pieces: Readonly<Record<string, readonly string[]>>;
  readonly shared: readonly string[];
  readonly ignored: readonly string[];
}

const globs = z.array(z.string().min(1));
const schema = z.strictObject({
  deployables: z.record(z.string(), z.strictObject({ piece: z.string(), after: z.array(z.string()) })),
  pieces: z.record(z.string(), globs),
  shared: globs,
  ignored: globs,
});

const deployablesFile = join(repository, ".github/deployables.yml");

export function readDeployables(): Deployables {
  return parseDeployables(readFileSync(deployablesFile, "utf8"));
}

/** Parses the map; throws when a piece is unknown or something comes before what it is to come after. */
export function parseDeployables(text: string): Deployables {
  const { deployables, pieces, shared, ignored } = schema.parse(parse(text));
  const all = Object.entries(deployables).map(([name, about]) => ({ name, ...about }));
  for (const [index, { name, piece, after }] of all.entries()) {
    if (!(piece in pieces)) throw new Error(`${name}: there is no piece ${piece}`);
    const before = all.slice(0, index).map((each) => each.name);
    const late = after.filter((upstream) => !before.includes(upstream));
    if (late.length > 0) throw new Error(`${name}: expected ${late.join(", ")} above it in the list`);
  }
  return { all, pieces, shared, ignored };
}

/** The names of all, or of those that a piece deploys, in the order for an empty account. */
export function namesOf({ all }: Deployables, piece?: string): readonly string[] {
  return all.filter((each) => piece === undefined || each.piece === piece).map(({ name }) => name);
}

/** Everything that must be deployed before a deployable, directly or by way of another. */
export function upstreamsOf(name: string, deployables: Deployables): ReadonlySet<string> {
  const direct = deployables.all.find((each) => each.name === name)?.after ?? [];
  return new Set(direct.flatMap((upstream) => [upstream, ...upstreamsOf(upstream, deployables)]));
}
