import { createHash } from "node:crypto";
import type { RollbackConfiguration } from "./rollback-triggers";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/**
 * The tags of a stack. One tells which rollback triggers it has: CloudFormation says of an update that changes nothing in
 * template, parameters or tags that there is nothing to update, and nowhere that triggers alone are something.
 */
export function tagsOf(stack: string, triggers: RollbackConfiguration | undefined): readonly Tag[] {
  const tags = { project: "cv-analytics", workspace: stack, "managed-by": "cloudformation" };
  const told = triggers && { "rollback-triggers": hashOf(triggers) };
  return Object.entries({ ...tags, ...told }).map(([Key, Value]) => ({ Key, Value }));
}

function hashOf(triggers: RollbackConfiguration): string {
  return createHash("sha256").update(JSON.stringify(triggers)).digest("hex").slice(0, 12);
}
