import { codeBlock } from "../github/markdown";
import { printCounts } from "../terraform/outcome";
import type { BundleSizes } from "./bundle-size";
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

/** The sizes of functions as a table in Markdown. */
export function printSizes(sizes: BundleSizes): string {
  const rows = sizes.map(({ name, now, before }) => {
    const cells = (["bundle", "zip"] as const).map((part) => {
      const change = typeof before === "string" ? describeBase(before) : printDifference(now[part] - before[part]);
      return `${toKilobytes(now[part])} (${change})`;
    });
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return ["| function | bundle | zip |", "|---|---|---|", ...rows].join("\n");
}

function describeBase(before: "new" | "could not be built"): string {
  return before === "new" ? before : `the base ${before}`;
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
    return `<details><summary>Plan of ${name}</summary>\n\n${codeBlock(shown, "terraform")}\n\n</details>`;
  });
}
