import { readFileSync } from "node:fs";
import { sep } from "node:path";
import * as z from "zod";
import type { Attributes, Value } from "./values";

/** A synthesised workspace, as it stands in its `cdk.tf.json`: nothing of it is evaluated yet. */
export interface StackFile {
  /** The workspace's folder, such as `worker-infra`: what errors call it. */
  readonly workspace: string;
  readonly providers: Attributes;
  readonly resources: readonly Declaration[];
  readonly data: readonly Declaration[];
  readonly locals: Attributes;
  /** A variable's default, or undefined for one that must be given. */
  readonly variables: ReadonlyMap<string, Value | undefined>;
  readonly outputs: Attributes;
}

/** One `resource` or `data` block. */
export interface Declaration {
  readonly type: string;
  readonly name: string;
  readonly body: Attributes;
}

const json: z.ZodType<Value> = z.json();
const attributes = z.record(z.string(), json);
const declarations = z.record(z.string(), z.record(z.string(), attributes)).default({});

// Validation blocks of variables are left to Terraform: they are not evaluated here.
const variable = z.looseObject({ default: json.optional() });

// Strict, so that a module, an import or a check block is an error and not left out in silence.
const documentSchema = z.strictObject({
  "//": z.unknown().optional(),
  terraform: z.unknown().optional(),
  provider: attributes.default({}),
  resource: declarations,
  data: declarations,
  locals: attributes.default({}),
  variable: z.record(z.string(), variable).default({}),
  output: z.record(z.string(), z.looseObject({ value: json })).default({}),
});

/** Reads a workspace's `cdk.tf.json`. */
export function readStackFile(path: string): StackFile {
  return parseStackFile(readText(path), path);
}

/** Parses the text of a `cdk.tf.json`; `path` names it in errors and tells the workspace. */
export function parseStackFile(text: string, path: string): StackFile {
  const document = documentSchema.safeParse(parseJson(text, path));
  if (!document.success) throw new Error(`${path} is no synthesised stack: ${z.prettifyError(document.error)}`);
  const { provider, resource, data, locals, variable, output } = document.data;
  return {
    workspace: workspaceOf(path),
    providers: provider,
    resources: declarationsOf(resource),
    data: declarationsOf(data),
    locals,
    variables: new Map(Object.entries(variable).map(([name, { default: value }]) => [name, value])),
    outputs: Object.fromEntries(Object.entries(output).map(([name, { value }]) => [name, value])),
  };
}

function declarationsOf(byType: Readonly<Record<string, Readonly<Record<string, Attributes>>>>): Declaration[] {
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, body]) => ({ type, name, body })),
  );
}

/** The folder that holds `cdktf.out`. */
function workspaceOf(path: string): string {
  const folders = path.split(sep);
  return folders[folders.indexOf("cdktf.out") - 1] ?? path;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new Error(`${path} is missing: run npm run synth`, { cause });
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON: run npm run synth`, { cause });
  }
}
