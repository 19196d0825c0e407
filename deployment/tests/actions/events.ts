export const thisRepository = "example/cv-analytics";
/** What `github.token` is. */
export const jobToken = "ghs_ofTheJob";

/** Something that GitHub starts runs for. */
export interface Event {
  readonly name: "push" | "pull_request" | "merge_group" | "schedule" | "workflow_dispatch";
  readonly ref: string;
  readonly sha: string;
  /** What `github.event` holds, as far as it is of use. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** The branch that the filters of triggers look at. */
  readonly branch: string;
  /** The file of the one workflow that it is for; by default all that it triggers. */
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Whether it gives no secrets away and no write permissions. */
  readonly isFromFork?: boolean;
}

const sha = "a".repeat(40);

export const push = (branch = "main"): Event => ({
  name: "push",
  ref: `refs/heads/${branch}`,
  sha,
  branch,
  payload: { before: "b".repeat(40), after: sha },
});

/** A pull request into main from a branch of this repository, or from that of a fork. */
export const pullRequest = (from = thisRepository, number = 7): Event => ({
  name: "pull_request",
  ref: `refs/pull/${number}/merge`,
  sha,
  branch: "main",
  payload: { pull_request: { number, head: { repo: { full_name: from } } } },
  isFromFork: from !== thisRepository,
});

export const mergeGroup = (): Event => ({
  name: "merge_group",
  ref: "refs/heads/gh-readonly-queue/main/pr-7-aaaa",
  sha,
  branch: "main",
  payload: { merge_group: { base_sha: "b".repeat(40) } },
});

export const schedule = (workflow: string): Event => ({
  name: "schedule",
  ref: "refs/heads/main",
  sha,
  branch: "main",
  payload: {},
  workflow,
});

export const byHand = (workflow: string, inputs: Event["inputs"] = {}, branch = "main"): Event => ({
  name: "workflow_dispatch",
  ref: `refs/heads/${branch}`,
  sha,
  branch,
  payload: {},
  workflow,
  inputs,
});
