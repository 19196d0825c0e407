import type { Invocation } from "./invocation";
import type { Job } from "./workflow";

export type Permissions = Readonly<Record<string, "read" | "write" | "none">>;

const levels = ["none", "read", "write"] as const;

/** What a job may do. Throws, as GitHub does, when a workflow wants more than the job that calls it has. */
export function grantPermissions(name: string, job: Job, { workflow, call, run }: Invocation): Permissions {
  const wanted = job.permissions ?? workflow.permissions ?? call.caller?.permissions;
  if (!wanted) throw new Error(`${name}: expected its permissions, for those of the repository are not modelled`);
  const granted = run.event.isFromFork ? forFork(wanted) : wanted;
  const missing = call.caller ? exceeding(granted, call.caller.permissions) : [];
  if (missing.length > 0) throw new Error(`${name} wants ${missing.join(", ")}, which its caller does not have`);
  return granted;
}

/** What `wanted` asks for beyond `granted`; what is not named is none. */
function exceeding(wanted: Permissions, granted: Permissions): string[] {
  const level = (permissions: Permissions, name: string) => levels.indexOf(permissions[name] ?? "none");
  return Object.keys(wanted).filter((name) => level(wanted, name) > level(granted, name));
}

/** What is left for the run of a fork: it may read, and gets no identity. */
function forFork({ "id-token": _, ...others }: Permissions): Permissions {
  return Object.fromEntries(Object.entries(others).map(([name, level]) => [name, level === "write" ? "read" : level]));
}
