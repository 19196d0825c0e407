import type { BundleSizes } from "../lambda/bundle-size";
import { printCounts } from "../terraform/outcome";
import type { PlanResult, Results } from "./results";

/** The first line of the comment, by which it is found again; nobody sees it. */
export const marker = "<!-- cv-analytics: what merging would deploy -->";

/** GitHub takes 65,536 characters; the tables need some of them. */
const roomForPlans = 55_000;

/** The comment of a pull request: its plans and bundle sizes in Markdown. `planned` are the workspaces whose plan was asked for. */
export function printComment({ plans, sizes }: Results, planned: readonly string[]): string {
  const parts = [
    "### What merging would deploy",
    planned.length === 0 && sizes.length === 0 ? "No workspace and no function." : "",
    planned.length > 0 ? printPlans(planned, plans) : "",
    sizes.length > 0 ? printSizes(sizes) : "",
    ...printTexts(planned, plans),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function printPlans(planned: readonly string[], plans: Results["plans"]): string {
  const rows = planned.map((name) => `| ${name} | ${describe(plans.get(name))} |`);
  return ["| workspace | plan |", "|---|---|", ...rows].join("\n");
}

function describe(result: PlanResult | undefined): string {
  switch (result?.outcome.outcome) {
    case undefined:
      return "**could not be planned**; the log of the job says why";
    case "clean":
      return "no changes";
    case "changes":
      return printCounts(result.outcome.counts);
    case "waits":
      return result.outcome.message;
    case "failed":
      return "**failed**; the log of the job says why";
  }
}

function printSizes(sizes: BundleSizes): string {
  const rows = sizes.map(({ name, now, before }) => {
    const cells = [now.bundle, now.zip].map((bytes, index) => {
      const then = before && [before.bundle, before.zip][index];
      return `${toKilobytes(bytes)} (${then === undefined ? "new" : printDifference(bytes - then)})`;
    });
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return ["| function | bundle | zip |", "|---|---|---|", ...rows].join("\n");
}

function printDifference(bytes: number): string {
  if (bytes === 0) return "unchanged";
  return `${bytes > 0 ? "+" : "−"}${toKilobytes(Math.abs(bytes))}`;
}

function toKilobytes(bytes: number): string {
  return bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(1)} kB`;
}

function printTexts(planned: readonly string[], plans: Results["plans"]): string[] {
  const texts = planned.flatMap((name) => {
    const text = plans.get(name)?.text;
    return text === undefined ? [] : [{ name, text }];
  });
  const room = Math.floor(roomForPlans / Math.max(1, texts.length));
  return texts.map(({ name, text }) => {
    const shown = text.length <= room ? text : `${text.slice(0, room)}\n… the rest is in the summary of the run`;
    const fence = fenceFor(shown);
    return `<details><summary>Plan of ${name}</summary>\n\n${fence}terraform\n${shown.trim()}\n${fence}\n\n</details>`;
  });
}

/** A fence that nothing within the text can close. */
function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(longest + 1);
}
