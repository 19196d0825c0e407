import { isDeepStrictEqual } from "node:util";
import * as z from "zod";

/** What a plan would change of one resource or output. */
export interface Change {
  /** As Terraform writes it, such as `aws_sqs_queue.event_queue` or `output.queue_url`. */
  readonly address: string;
  readonly actions: readonly string[];
  /** Names of the attributes that would change. */
  readonly attributes: readonly string[];
}

const delta = z.looseObject({
  actions: z.array(z.string()),
  // What is not there, or not known before the apply, is left out.
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
});
const plan = z.looseObject({
  resource_changes: z.array(z.looseObject({ address: z.string(), mode: z.string(), change: delta })).default([]),
  output_changes: z.record(z.string(), delta).default({}),
});

/** Reads the changes out of `terraform show -json` of a plan; data sources are read, not changed. */
export function readChanges(json: string): readonly Change[] {
  const { resource_changes, output_changes } = plan.parse(JSON.parse(json));
  const resources = resource_changes
    .filter(({ mode }) => mode === "managed")
    .map(({ address, change }) => toChange(address, change));
  const outputs = Object.entries(output_changes).map(([name, change]) => toChange(`output.${name}`, change));
  return [...resources, ...outputs].filter(({ actions }) => actions.join() !== "no-op");
}

function toChange(address: string, { actions, before, after, after_unknown }: z.output<typeof delta>): Change {
  const [old, next, unknown] = [toRecord(before), toRecord(after), toRecord(after_unknown)];
  const names = new Set([...Object.keys(old), ...Object.keys(next), ...Object.keys(unknown)]);
  const isChanged = (name: string) => unknown[name] === true || !isDeepStrictEqual(old[name], next[name]);
  return { address, actions, attributes: [...names].filter(isChanged) };
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
