import { bundleBudgetsInKb } from "./bundle-budgets";
import { type BundleContents, type Part, type Service, services } from "./bundle-contents";

const begin = "<!-- written by npm run bundles -->";
const end = "<!-- until here -->";
/** Below that a part is told together with the others. */
const smallInBytes = 1_000;
const others = "others";

/** Puts the contents between the page's marks, and leaves the rest of it as it is. */
export function updatePage(page: string, contents: Readonly<Record<Service, BundleContents>>): string {
  const [before, rest] = page.split(`${begin}\n`);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error(`the page lacks "${begin}" or "${end}"`);
  return `${before}${begin}\n${services.map((service) => toTable(service, contents[service])).join("")}${end}${after}`;
}

/** The parts that the page tells of a function, for a comparison with what is in it now. */
export function readPage(page: string, service: Service): Part[] {
  const [, section = ""] = page.split(`### cv-analytics-${service}\n`);
  const [table = ""] = section.split(/^(?:###|<!--)/m);
  return [...table.matchAll(/^\| (\S.*?) +\| +([\d.]+) \|/gm)].map(([, name = "", kb]) => ({
    name: name.replaceAll("`", ""),
    bytes: Number(kb) * 1_000,
  }));
}

/** Small parts put together, as the page tells them. */
export function withoutSmall(parts: readonly Part[]): Part[] {
  const large = parts.filter(({ bytes }) => bytes >= smallInBytes);
  const rest = parts.filter(({ bytes }) => bytes < smallInBytes);
  return [...large, { name: others, bytes: rest.reduce((sum, { bytes }) => sum + bytes, 0) }];
}

function toTable(service: Service, { bytes, parts }: BundleContents): string {
  const rows = withoutSmall(parts).map((part) => [
    part.name.includes("/") ? `\`${part.name}\`` : part.name,
    inKb(part.bytes),
    `${((100 * part.bytes) / bytes).toFixed(1)} %`,
  ]);
  const head = `### cv-analytics-${service}\n\n${inKb(bytes)} KB of the ${bundleBudgetsInKb[service]} KB it may have.\n`;
  return `${head}\n${toMarkdown([["from", "KB", "share"], ...rows])}\n`;
}

function toMarkdown(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => {
    const [name = "", ...figures] = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${[name, ...figures].join(" | ")} |`;
  });
  const rule = `| ${"-".repeat(widths[0] ?? 0)} | ${"-".repeat((widths[1] ?? 1) - 1)}: | ${"-".repeat((widths[2] ?? 1) - 1)}: |`;
  return `${[lines[0], rule, ...lines.slice(1)].join("\n")}\n`;
}

function inKb(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}
