import type { GitHub } from "../github/github";

/**
 * Throws when a newer commit than this one is deployed already. A run whose job waited for an upstream may come after the
 * run of a later push; what it would deploy, that run has deployed as well.
 */
export async function refuseToGoBack(deployable: string, commit: string, github: GitHub): Promise<string> {
  const deployed = await github.lastDeployed(deployable);
  if (!deployed) return `${deployable} was never deployed`;
  const place = await github.compare(deployed, commit).catch((error: unknown) => {
    // After a force push there may be nothing to go back behind.
    if (isNotFound(error)) return "diverged" as const;
    throw error;
  });
  if (place !== "behind") return `${deployable} is deployed from ${deployed}; ${commit} is ${place}`;
  throw new Error(
    `${deployable} is deployed from ${deployed} already, which is newer than ${commit}: the run of that commit deploys what this one would`,
  );
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 404;
}
