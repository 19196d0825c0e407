import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../../src/command";
import { ci } from "../support/ci";
import { type Commits, startCommits } from "../support/commits";
import { type FakeGitHub, startFakeGitHub } from "../support/fake-github";
import type { Actions } from "./actions";
import { ciArgumentsOf } from "./commands";
import { type Event, push } from "./events";
import { names, playRollout, type Rollout } from "./rollout";

/** A main branch with commits of a test's own, and what was deployed from it. */
export interface MainBranch extends Commits {
  /** Marks deployables as deployed from a commit; by default all of them, from the newest. */
  readonly markDeployed: (from?: string, which?: readonly string[]) => void;
  /** Runs the command by which a job of the newest commit learns whether it may deploy. */
  readonly turn: (deployable: string) => Promise<Outcome>;
  /** Plays the deploy workflow: what it is to deploy is selected by the command that the workflow runs. */
  readonly deploy: (rollout?: Pick<Rollout, "outcomes">, event?: Event, folder?: string) => Promise<Actions>;
}

/** Lets a test use a main branch, and clears it away afterwards. */
export async function withMain(use: (main: MainBranch) => Promise<void>): Promise<void> {
  const commits = startCommits();
  const github = await startFakeGitHub();
  try {
    await use({
      ...commits,
      turn: (deployable) => runTurn(deployable, commits, github),
      markDeployed: (from = commits.git("rev-parse", "HEAD"), which = names) => {
        for (const name of which) github.deploy(name, from, "success");
      },
      deploy: (rollout = {}, event = push(), folder = commits.folder) => play(rollout, event, folder, github),
    });
  } finally {
    await github.close();
    commits.remove();
  }
}

/** Compares commits as GitHub does, by what git says of them here. */
async function runTurn(deployable: string, { git, folder }: Commits, github: FakeGitHub): Promise<Outcome> {
  const head = git("rev-parse", "HEAD");
  const isAncestor = (a: string, b: string) => git("merge-base", "--all", a, b) === git("rev-parse", a);
  for (const base of git("rev-list", "--all", "--reflog").split("\n")) {
    for (const name of [head, "main"]) {
      const place = isAncestor(base, name) ? "ahead" : isAncestor(name, base) ? "behind" : "diverged";
      github.comparisons.set(`${base}...${name}`, base === git("rev-parse", name) ? "identical" : place);
    }
  }
  return ci(["turn", deployable], folder, { ...github.env, GITHUB_SHA: head });
}

/** Plays the workflow up to its `select`, runs that, and plays the whole with what it selected. */
async function play(
  rollout: Pick<Rollout, "outcomes">,
  event: Event,
  folder: string,
  github: FakeGitHub,
): Promise<Actions> {
  const asked = playRollout({ selected: () => [], events: [event] }).records.flatMap(({ steps }) => steps);
  const select = asked.find(({ id }) => id === "select");
  if (!select) throw new Error("expected the workflow to select");
  const { deploy } = await runSelect(ciArgumentsOf(select) ?? [], folder, {
    ...github.env,
    ...select.env,
  });
  const actions = playRollout({ ...rollout, selected: () => JSON.parse(deploy ?? "null"), events: [event] });
  const sha = execFileSync("git", ["rev-parse", "HEAD"], { cwd: folder, encoding: "utf8" }).trim();
  for (const { environment, result, from } of actions.records) {
    if (environment && from !== undefined)
      github.deploy(environment, sha, result === "success" ? "success" : "failure");
  }
  return actions;
}

/** Runs `npm run ci -- select …` in a folder, and returns its outputs. */
export async function runSelect(
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Readonly<Record<string, string>>> {
  const out = mkdtempSync(join(tmpdir(), "cv-analytics-select-"));
  const GITHUB_OUTPUT = join(out, "output");
  try {
    const { status, output } = await ci(args, folder, { ...env, GITHUB_OUTPUT });
    if (status !== 0) throw new Error(output);
    const lines = readFileSync(GITHUB_OUTPUT, "utf8").trimEnd().split("\n");
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
  } finally {
    rmSync(out, { recursive: true });
  }
}
