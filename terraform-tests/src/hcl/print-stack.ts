import * as z from "zod";
import type { Blocks, ProviderBlocks } from "./blocks";
import { type Body, printBlock } from "./print-block";
import { printValue } from "./print-value";

const body = z.record(z.string(), z.unknown());
const byName = z.record(z.string(), body).default({});
const byType = z.record(z.string(), z.record(z.string(), body)).default({});

// Strict, so that what this does not print is an error and not left out in silence.
const stackSchema = z.strictObject({
  "//": z.unknown(),
  terraform: z.strictObject({
    required_version: z.string().optional(),
    required_providers: body,
    backend: byName.optional(),
    cloud: body.optional(),
  }),
  provider: z.record(z.string(), z.array(body)).default({}),
  variable: byName,
  locals: body.default({}),
  data: byType,
  resource: byType,
  output: byName,
});

type Stack = z.output<typeof stackSchema>;

const none: Blocks = {};
const variableBlocks: Blocks = { validation: none };
const cloudBlocks: Blocks = { workspaces: none };
/** What any resource may hold beside the blocks of its type. */
const metaBlocks: Blocks = { lifecycle: { precondition: none, postcondition: none } };

/** Prints the text of a `cdk.tf.json` as HCL that says the same, unformatted. */
export function printStack(json: string, blocks: ProviderBlocks): string {
  const stack = stackSchema.parse(JSON.parse(json));
  const providers = Object.entries(stack.provider).flatMap(([name, all]) =>
    all.map((each) => printBlock(`provider "${name}"`, each, blocks.provider)),
  );
  return [
    printSettings(stack.terraform),
    ...providers,
    ...Object.entries(stack.variable).map(([name, each]) => printVariable(name, each)),
    ...(Object.keys(stack.locals).length > 0 ? [printBlock("locals", stack.locals, none)] : []),
    ...printTyped("data", stack.data, blocks.data),
    ...printTyped("resource", stack.resource, blocks.resource),
    ...Object.entries(stack.output).map(([name, each]) => printBlock(`output "${name}"`, each, none)),
  ].join("\n\n");
}

function printSettings({ required_version, required_providers, backend = {}, cloud }: Stack["terraform"]): string {
  const lines = [
    ...(required_version ? [`required_version = ${printValue(required_version)}`] : []),
    printBlock("required_providers", required_providers, none),
    ...Object.entries(backend).map(([name, each]) => printBlock(`backend "${name}"`, each, none)),
    ...(cloud ? [printBlock("cloud", cloud, cloudBlocks)] : []),
  ];
  return `terraform {\n${lines.join("\n")}\n}`;
}

/** A variable's type is an expression in HCL and a text in JSON. */
function printVariable(name: string, { type, ...rest }: Body): string {
  const typed = typeof type === "string" ? { type: `\${${type}}`, ...rest } : rest;
  return printBlock(`variable "${name}"`, typed, variableBlocks);
}

function printTyped(kind: "data" | "resource", all: Stack["data"], blocks: ReadonlyMap<string, Blocks>): string[] {
  return Object.entries(all).flatMap(([type, named]) => {
    const known = blocks.get(type);
    if (!known) throw new Error(`the provider knows no ${kind} ${type}`);
    return Object.entries(named).map(([name, each]) =>
      printBlock(`${kind} "${type}" "${name}"`, each, { ...known, ...metaBlocks }),
    );
  });
}
