import * as z from "zod";

const schema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().default({}) })),
});

const withoutPrice = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));
const freeStorageInMb = 512;

/**
 * The properties of which it is known what they cost: nothing, or what the items of the price file say. Strict, so that
 * provisioned concurrency or pollers, SnapStart, a layer or a network of its own are refused instead of passing for free.
 */
const knownProperties: Readonly<Record<string, z.ZodType>> = {
  "AWS::Lambda::Function": z.strictObject({
    ...withoutPrice("FunctionName", "Description", "Runtime", "Architectures", "Handler", "Code", "Role"),
    ...withoutPrice("MemorySize", "Timeout", "Environment", "TracingConfig", "LoggingConfig", "Tags"),
    EphemeralStorage: z.strictObject({ Size: z.number().max(freeStorageInMb) }).optional(),
  }),
  "AWS::Lambda::EventSourceMapping": z.strictObject({
    ...withoutPrice("FunctionName", "EventSourceArn", "BatchSize", "FunctionResponseTypes", "Enabled", "Tags"),
    ScalingConfig: z.strictObject(withoutPrice("MaximumConcurrency")).optional(),
  }),
  "AWS::Lambda::EventInvokeConfig": z.strictObject(
    withoutPrice("FunctionName", "Qualifier", "MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"),
  ),
  "AWS::Logs::LogGroup": z.strictObject(withoutPrice("LogGroupName", "RetentionInDays")),
};

/** Throws when a `lambda.yaml` has a resource or a property of which it is not known what it costs; `file` is its name. */
export function requireKnownCosts(template: unknown, file: string): void {
  for (const [name, { Type, Properties }] of Object.entries(schema.parse(template).Resources)) {
    const place = `${file}: Resources.${name}`;
    const known = Object.hasOwn(knownProperties, Type) ? knownProperties[Type] : undefined;
    if (!known) throw new Error(`${place}: the cost check does not know what ${Type} costs`);
    const read = known.safeParse(Properties);
    if (!read.success)
      throw new Error(`${place}: the cost check does not know what this costs: ${z.prettifyError(read.error)}`);
  }
}
