import { appendFileSync } from "node:fs";

/** Values for later steps and jobs, one line each. Outside of GitHub Actions they are nobody's. */
export function setOutputs(outputs: Readonly<Record<string, unknown>>): void {
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${toLine(value)}\n`);
  append(process.env.GITHUB_OUTPUT, lines.join(""));
}

/** Markdown for the page of the run. */
export function addToSummary(markdown: string): void {
  append(process.env.GITHUB_STEP_SUMMARY, `${markdown}\n\n`);
}

function append(file: string | undefined, text: string): void {
  if (file) appendFileSync(file, text);
}

function toLine(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (/[\r\n]/.test(text)) throw new Error("expected an output of one line");
  return text;
}
