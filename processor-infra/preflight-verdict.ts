/** Something that must be there before Terraform runs. */
export interface Need {
  /** In words, such as "queue cv-analytics-queue.fifo". */
  readonly what: string;
  /** The workspace that makes it. */
  readonly owner: string;
  /** The IAM action that looking takes. */
  readonly action: string;
}

/** What looking for it showed. */
export type Finding = "there" | "missing" | { readonly notChecked: string };

export interface Verdict {
  readonly lines: readonly string[];
  /** 0: Terraform may run. 1: another workspace comes first. 2: could not be checked. */
  readonly exitCode: 0 | 1 | 2;
}

const missing = ["QueueDoesNotExist", "ResourceNotFoundException"];
const denied = ["AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException"];
const notSignedIn = [
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
  "TokenProviderError",
  "UnrecognizedClientException",
];

/** Reads what AWS, or the way there, answered instead of what was asked for. */
export function findingOf(error: unknown, { action }: Need): Finding {
  if (!(error instanceof Error)) return { notChecked: String(error) };
  const { name, message } = error;
  const code = "code" in error ? String(error.code) : undefined;
  if (missing.includes(name)) return "missing";
  if (denied.includes(name)) return { notChecked: `these credentials are not allowed ${action}` };
  if (notSignedIn.includes(name))
    return { notChecked: `AWS credentials are missing or not valid (${name}: ${message})` };
  if (code || name === "TimeoutError") return { notChecked: `AWS cannot be reached (${code ?? name}: ${message})` };
  return { notChecked: `${name}: ${message}` };
}

/** Sums up whether the workspace can be applied; `applyOrder` are the workspaces before it. */
export function verdictOf(
  workspace: string,
  findings: ReadonlyMap<Need, Finding>,
  applyOrder: readonly string[],
): Verdict {
  const each = [...findings];
  const lines = each.map(([{ what, owner }, finding]) => {
    if (finding === "there") return `there        ${what}`;
    if (finding === "missing") return `missing      ${what}, which ${owner} makes`;
    return `not checked  ${what}: ${finding.notChecked}`;
  });
  const first = applyOrder.filter((name) =>
    each.some(([{ owner }, finding]) => owner === name && finding === "missing"),
  );
  if (first.length > 0) {
    return {
      lines: [...lines, `${workspace} cannot be applied yet: apply ${first.join(", then ")} first`],
      exitCode: 1,
    };
  }
  if (each.some(([, finding]) => finding !== "there")) {
    return { lines: [...lines, `${workspace}: could not check whether it can be applied`], exitCode: 2 };
  }
  return { lines: [...lines, `${workspace} can be applied`], exitCode: 0 };
}
