import type { GitHub } from "../github/github";

/**
 * Throws when main has a newer commit than this one deployed already. A run whose job waited for an upstream may come after the
 * run of a later push; what it would deploy, that run has deployed as well. A commit that main no longer has, as after a
 * force push, is nothing to stay behind.
 */
export async function refuseToGoBack(deployable: string, commit: string, github: GitHub): Promise<string> {
  const deployed = await github.lastDeployed(deployable);
  if (!deployed) return `${deployable} was never deployed`;
  const place = await github.compare(deployed, commit);
  if (place !== "behind") return `${deployable} is deployed from ${deployed}; ${commit} is ${place}`;
  const main = await github.compare(deployed, "main");
  if (main !== "ahead" && main !== "identical")
    return `${deployable} is deployed from ${deployed}, which main no longer has`;
  throw new Error(
    `${deployable} is deployed from ${deployed} already, which is newer than ${commit}: its run has deployed what this one would`,
  );
}
