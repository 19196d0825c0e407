import { codeBlock } from "../github/markdown";
import { addToSummary, setOutputs } from "../github/step";
import { type Deployables, namesOf } from "./deployables";
import { explain, printExplanation } from "./explain";
import { changedFiles, fetchCommit, findCommit } from "./git";
import { printable } from "./printable";
import { planRollout, type Rollout } from "./rollout";
import { touchesOf } from "./touches";

/** What is deployed, with the reason for each. */
interface Selection {
  readonly rollout: Rollout;
  readonly text: string;
}

/** Selects what differs from a commit, which must be here. */
export function selectSince(commit: string, deployables: Deployables): Selection {
  const explanation = explain(changedFiles(commit, "HEAD"), deployables);
  return { rollout: explanation.rollout, text: printExplanation(explanation, deployables) };
}

/** Selects by hand: one deployable or `all`. Throws when there is none of that name. */
export function selectByHand(only: string, deployables: Deployables): Selection {
  const names = namesOf(deployables);
  if (only !== "all" && !names.includes(only))
    throw new Error(`expected all or one of ${names.join(", ")}, but got "${only}"`);
  const rollout = planRollout(new Set(only === "all" ? names : [only]), deployables);
  return { rollout, text: `By hand: ${rollout.deploy.join(", ")}` };
}

/**
 * Selects what changed since it was deployed last, each counted from its own last deployment: what a failed or a cancelled
 * run left undone is selected again. Never deployed, or deployed from a commit that is gone, counts as changed.
 */
export async function selectUndeployed(
  lastDeployed: (deployable: string) => Promise<string | undefined>,
  deployables: Deployables,
): Promise<Selection> {
  const reasons = new Map<string, string>();
  for (const { name } of deployables.all) {
    const reason = whyDeploy(name, await lastDeployed(name), deployables);
    if (reason) reasons.set(name, reason);
  }
  const rollout = planRollout(new Set(reasons.keys()), deployables);
  const lines = rollout.deploy.map((name) => `${name}: ${reasons.get(name)}`);
  return { rollout, text: lines.join("\n") || "Nothing changed that is not deployed" };
}

function whyDeploy(name: string, commit: string | undefined, deployables: Deployables): string | undefined {
  if (!commit) return "never deployed";
  if (!isHere(commit)) return `was deployed from ${commit}, which is not to be had any more`;
  const files = changedFiles(commit, "HEAD").filter((file) =>
    touchesOf(file, deployables).some(({ deployable }) => deployable === name),
  );
  if (files.length === 0) return undefined;
  return `${printable(files[0] ?? "")}${files.length === 1 ? "" : ` and ${files.length - 1} more`} changed since ${commit.slice(0, 7)}`;
}

/** Whether a commit is here, after an attempt to bring it. */
function isHere(commit: string): boolean {
  if (findCommit(commit)) return true;
  try {
    fetchCommit(commit);
  } catch {
    // A force push took it away, and GitHub has forgotten it since.
  }
  return findCommit(commit) !== undefined;
}

/** Tells people, and the jobs that come after. */
export function tellSelection({ rollout, text }: Selection, deployables: Deployables): void {
  const { deploy } = rollout;
  const ofPiece = (piece: string) => namesOf(deployables, piece).filter((name) => deploy.includes(name));
  console.log(text);
  addToSummary(codeBlock(text));
  setOutputs({ deploy, workspaces: ofPiece("terraform"), functions: ofPiece("lambda") });
}
