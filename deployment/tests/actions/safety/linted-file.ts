import { parse } from "yaml";
import * as z from "zod";
import { setupText, workflowTexts } from "../files-here";

const text = z.record(z.string(), z.unknown());
const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: text.default({}),
  env: text.default({}),
});
const job = z.looseObject({
  uses: z.string().optional(),
  if: z.unknown().optional(),
  permissions: text.optional(),
  environment: z.unknown().optional(),
  concurrency: z.unknown().optional(),
  "timeout-minutes": z.unknown().optional(),
  with: text.default({}),
  secrets: z.unknown().optional(),
  steps: z.array(step).default([]),
});
const file = z.looseObject({
  on: z.record(z.string(), z.unknown()).default({}),
  permissions: z.unknown().optional(),
  jobs: z.record(z.string(), job).default({}),
  runs: z.looseObject({ steps: z.array(step).default([]) }).optional(),
});

type LintedStep = z.output<typeof step>;
export type LintedJob = z.output<typeof job>;

/** A workflow or an action as the rules see it: unlike the model, they must be able to read what is forbidden. */
export interface LintedFile extends z.output<typeof file> {
  readonly name: string;
  readonly text: string;
  /** All steps of all jobs. */
  readonly steps: readonly LintedStep[];
}

/** What is wrong with a file, in words; empty when nothing is. */
export type Rule = (file: LintedFile) => readonly string[];

export function lintedFile(name: string, content: string): LintedFile {
  const parsed = file.parse(parse(content));
  const steps = [...Object.values(parsed.jobs).flatMap((each) => each.steps), ...(parsed.runs?.steps ?? [])];
  return { ...parsed, name, text: content, steps };
}

/** The workflows of this repository. */
export const linted: readonly LintedFile[] = [
  ...Object.entries(workflowTexts).map(([name, content]) => lintedFile(name, content)),
  lintedFile("action.yml", setupText),
];

/** The jobs of a file for which something holds, as the words of a fault. */
export function jobsWhere(file: LintedFile, isFault: (job: LintedJob, id: string) => boolean): readonly string[] {
  return Object.entries(file.jobs).flatMap(([id, each]) => (isFault(each, id) ? [`the job ${id}`] : []));
}
