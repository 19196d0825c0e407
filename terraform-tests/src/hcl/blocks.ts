import * as z from "zod";

/** The blocks that a block may hold, by their names. What is no block is an argument; Terraform's JSON syntax tells no difference. */
export interface Blocks {
  readonly [name: string]: Blocks;
}

/** The blocks of each type of resource, of each type of data source, and of the provider's own. */
export interface ProviderBlocks {
  readonly provider: Blocks;
  readonly resource: ReadonlyMap<string, Blocks>;
  readonly data: ReadonlyMap<string, Blocks>;
}

interface BlockSchema {
  readonly block_types?: Readonly<Record<string, { readonly block: BlockSchema }>> | undefined;
}

const block: z.ZodType<BlockSchema> = z.lazy(() =>
  z.looseObject({ block_types: z.record(z.string(), z.looseObject({ block })).optional() }),
);
const typeSchema = z.looseObject({ block });
const providerSchema = z.looseObject({
  provider: typeSchema,
  resource_schemas: z.record(z.string(), typeSchema),
  data_source_schemas: z.record(z.string(), typeSchema),
});
const output = z.looseObject({ provider_schemas: z.record(z.string(), providerSchema) });

/** Reads `terraform providers schema -json` of a configuration with one provider. */
export function readProviderBlocks(json: string): ProviderBlocks {
  const [provider, ...others] = Object.values(output.parse(JSON.parse(json)).provider_schemas);
  if (!provider || others.length > 0) throw new Error("expected the schema of one provider");
  const { provider: own, resource_schemas, data_source_schemas } = provider;
  return { provider: toBlocks(own.block), resource: toMap(resource_schemas), data: toMap(data_source_schemas) };
}

function toMap(schemas: Readonly<Record<string, z.output<typeof typeSchema>>>): ReadonlyMap<string, Blocks> {
  return new Map(Object.entries(schemas).map(([type, schema]) => [type, toBlocks(schema.block)]));
}

function toBlocks({ block_types = {} }: BlockSchema): Blocks {
  return Object.fromEntries(Object.entries(block_types).map(([name, nested]) => [name, toBlocks(nested.block)]));
}
