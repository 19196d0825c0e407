import { parse } from "yaml";
import * as z from "zod";

// The part of GitHub's syntax that the model knows. Anything else does not pass: what is not modelled is not tested.
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const scalars = z.record(z.string(), scalar);
const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const concurrency = z.strictObject({
  group: z.string(),
  "cancel-in-progress": z.boolean().default(false),
  queue: z.literal("max").optional(),
});
const branches = z.strictObject({
  branches: z.array(z.string().regex(/^[\w/-]+$/, "no patterns, please")),
  // Which kinds of a pull request's events; all scenarios are of the usual ones.
  types: z.array(z.string()).optional(),
});
const input = z.strictObject({
  description: z.string().optional(),
  required: z.boolean().optional(),
  type: z.enum(["string", "choice", "boolean"]),
  default: scalar.optional(),
  options: z.array(z.string()).optional(),
});
const triggers = z.strictObject({
  push: branches.optional(),
  pull_request: branches.optional(),
  merge_group: z.null().optional(),
  schedule: z.array(z.strictObject({ cron: z.string() })).optional(),
  workflow_dispatch: z
    .strictObject({ inputs: z.record(z.string(), input) })
    .nullable()
    .optional(),
  workflow_call: z
    .strictObject({
      inputs: z.record(z.string(), input).default({}),
      secrets: z.record(z.string(), z.strictObject({ required: z.boolean() })).default({}),
    })
    .optional(),
});
const step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: scalars.default({}),
  run: z.string().optional(),
  shell: z.literal("bash").optional(),
  env: scalars.default({}),
});
const job = z.strictObject({
  name: z.string().optional(),
  needs: z.union([z.string().transform((need) => [need]), z.array(z.string())]).default([]),
  if: z.string().optional(),
  strategy: z
    .strictObject({
      // A matrix that stops at its first failure is not modelled.
      "fail-fast": z.literal(false),
      matrix: z.record(z.string().regex(/^(?!include$|exclude$)/), z.union([z.string(), z.array(scalar)])),
    })
    .optional(),
  concurrency: concurrency.optional(),
  permissions: permissions.optional(),
  // A job calls a workflow …
  uses: z.string().optional(),
  with: scalars.default({}),
  secrets: z.record(z.string(), z.string()).default({}),
  // … or runs steps.
  "runs-on": z.string().optional(),
  "timeout-minutes": z.number().optional(),
  environment: z.string().optional(),
  outputs: z.record(z.string(), z.string()).default({}),
  steps: z.array(step).default([]),
});
const workflow = z.strictObject({
  name: z.string(),
  on: triggers,
  permissions: permissions.optional(),
  concurrency: concurrency.optional(),
  jobs: z.record(z.string(), job),
});
const action = z.strictObject({
  name: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: scalar.optional() })).default({}),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })).default({}),
  runs: z.strictObject({ using: z.literal("composite"), steps: z.array(step) }),
});

export type Workflow = z.output<typeof workflow>;
export type Job = z.output<typeof job>;
export type Step = z.output<typeof step>;
export type Input = z.output<typeof input>;
export type Concurrency = z.output<typeof concurrency>;
export type Action = z.output<typeof action>;

export const parseWorkflow = (text: string): Workflow => workflow.parse(parse(text));
export const parseAction = (text: string): Action => action.parse(parse(text));

/** The workflows and actions of a repository, by the name that `uses` gives them. */
export interface Files {
  readonly workflows: Readonly<Record<string, Workflow>>;
  readonly actions: Readonly<Record<string, Action>>;
}
