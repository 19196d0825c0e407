import * as z from "zod";

const named = z.record(z.string(), z.unknown());

/** A template as a whole; strict, so that a section nobody thought of here (`Mappings`, `Transform`) is refused. */
export const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.unknown().optional(),
  Description: z.unknown().optional(),
  Metadata: z.unknown().optional(),
  Outputs: z.unknown().optional(),
  Parameters: named.default({}),
  Conditions: named.default({}),
  Rules: z
    .record(
      z.string(),
      z.strictObject({
        RuleCondition: z.unknown().optional(),
        Assertions: z.array(z.strictObject({ Assert: z.unknown(), AssertDescription: z.string().optional() })),
      }),
    )
    .default({}),
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Condition: z.string().optional(), Properties: named.default({}) }),
  ),
});

export type Template = z.infer<typeof templateSchema>;

/** Properties that a template may set but that have no bearing on a local run; they are not even resolved. */
export const withoutEffect = {
  function: [
    "Architectures",
    "Code",
    "Description",
    "EphemeralStorage",
    "LoggingConfig",
    "PackageType",
    "Tags",
    "TracingConfig",
  ],
  eventSource: ["Tags"],
} as const;

// CloudFormation takes "30" for 30 and "true" for true: the value of a parameter is always a text.
const integer = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int());
const boolean = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);
const variable = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const text = z.string().min(1);

// Strict, so that a property nobody thought of is refused here instead of being ignored in silence.
export const functionSchema = z.strictObject({
  FunctionName: text,
  Handler: text,
  Runtime: text,
  Role: z.string().regex(/^arn:[^:]+:iam::\d{12}:role\/.+$/, "expected the ARN of a role"),
  MemorySize: integer.pipe(z.int().min(128).max(10_240)).default(128),
  Timeout: integer.pipe(z.int().min(1).max(900)).default(3),
  ReservedConcurrentExecutions: integer.pipe(z.int().min(1)).optional(),
  Environment: z.strictObject({ Variables: z.record(z.string(), variable) }).default({ Variables: {} }),
});

export const eventSourceSchema = z.strictObject({
  FunctionName: text,
  EventSourceArn: z.string().regex(/^arn:[^:]+:sqs:[^:]+:\d{12}:.+$/, "expected the ARN of a queue"),
  BatchSize: integer.pipe(z.int().min(1).max(10)).default(10),
  FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: integer.pipe(z.int().min(2).max(1_000)) }).optional(),
  Enabled: boolean.default(true),
});
