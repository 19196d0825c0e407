import { type Deployables, namesOf } from "./deployables";
import { printable } from "./printable";
import { planRollout, type Rollout } from "./rollout";
import { type Touch, touchesOf } from "./touches";

/** A file and what its change touches. */
interface Change {
  readonly file: string;
  readonly touches: readonly Touch[];
}

/** What a change deploys, and why. */
export interface Explanation {
  readonly rollout: Rollout;
  readonly changes: readonly Change[];
}

/** Explains what a change of these files would deploy. */
export function explain(files: readonly string[], deployables: Deployables): Explanation {
  const changes = files.map((file) => ({ file, touches: touchesOf(file, deployables) }));
  const touched = new Set(changes.flatMap(({ touches }) => touches.map(({ deployable }) => deployable)));
  return { rollout: planRollout(touched, deployables), changes };
}

const shownFiles = 5;

/** Prints an explanation for people. */
export function printExplanation({ rollout, changes }: Explanation, deployables: Deployables): string {
  const { deploy, waitsFor } = rollout;
  const rest = namesOf(deployables).filter((name) => !deploy.includes(name));
  const idle = changes.filter(({ touches }) => touches.length === 0).map(({ file }) => file);
  return [
    `${count(changes.length, "changed file")}: ${deploy.length} of ${count(deployables.all.length, "deployable")} would deploy`,
    ...deploy.flatMap((name, index) => [
      "",
      printHead(index, name, waitsFor[name] ?? []),
      ...printReasons(name, changes),
    ]),
    "",
    ...(rest.length > 0 ? [`Stays as it is: ${rest.join(", ")}`] : []),
    ...(idle.length > 0 ? [`Deploys nothing: ${list(idle)}`] : []),
  ].join("\n");
}

function printHead(index: number, name: string, waits: readonly string[]): string {
  return `${index + 1}. ${name}${waits.length > 0 ? `, after ${waits.join(" and ")}` : ""}`;
}

function printReasons(name: string, changes: readonly Change[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { file, touches } of changes) {
    const touch = touches.find(({ deployable }) => deployable === name);
    if (touch) byReason.set(touch.reason, [...(byReason.get(touch.reason) ?? []), file]);
  }
  return [...byReason].map(([reason, files]) => `   ${reason}: ${list(files)}`);
}

function list(files: readonly string[]): string {
  const more = files.length - shownFiles;
  return files.slice(0, shownFiles).map(printable).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
