import * as z from "zod";
import type { Wrangler } from "./wrangler";

const deployment = z.looseObject({
  versions: z.array(z.looseObject({ version_id: z.string(), percentage: z.number() })),
});
const version = z.looseObject({ annotations: z.record(z.string(), z.unknown()).optional() });

/** The tag of the version that gets all requests; undefined when there is none, or none with a tag. */
export async function readDeployedTag(wrangler: Wrangler): Promise<string | undefined> {
  const status = await wrangler(["deployments", "status", "--json"]);
  // Before the first deployment there is no such Worker (10007), or one that only secrets were put for.
  if (status.status !== 0 && /10007|does not exist|no deployments/i.test(status.output)) return undefined;
  if (status.status !== 0) throw new Error(`wrangler deployments status failed:\n${status.output.trim()}`);
  const [live, ...others] = deployment.parse(JSON.parse(status.stdout)).versions;
  if (!live || others.length > 0) return undefined;
  const viewed = await wrangler(["versions", "view", live.version_id, "--json"]);
  if (viewed.status !== 0) throw new Error(`wrangler versions view failed:\n${viewed.output.trim()}`);
  const tag = version.parse(JSON.parse(viewed.stdout)).annotations?.["workers/tag"];
  return typeof tag === "string" ? tag : undefined;
}
