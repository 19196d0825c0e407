import { readFileSync } from "node:fs";
import * as z from "zod";
import { describeLambda } from "../../src/lambda/template";
import { parseTemplateYaml } from "../../src/lambda/template-yaml";
import { accountId, region } from "../../src/stack/account";
import { templateFile } from "../../src/stack/files";
import type { Service } from "../../src/stack/lambdas";
import { requireKnownCosts } from "./template-costs";

/** What of a function's deployment decides its price. */
export interface FunctionFacts {
  readonly memoryInGb: number;
  readonly isTraced: boolean;
  readonly daysOfLogs: number;
}

const schema = z.object({
  Resources: z.object({
    Function: z.object({
      Properties: z.object({
        Architectures: z.tuple([z.literal("arm64")]),
        TracingConfig: z.object({ Mode: z.enum(["Active", "PassThrough"]) }).optional(),
      }),
    }),
    LogGroup: z.object({ Properties: z.object({ RetentionInDays: z.number() }) }),
  }),
});

/** Reads a service's `lambda.yaml`. */
export function readFunction(service: Service): FunctionFacts {
  const file = templateFile(service);
  return functionFacts(readFileSync(file, "utf8"), file);
}

/** `readFunction` for a text at hand. Throws when anything in it may cost what is not reckoned; `file` is its name in errors. */
export function functionFacts(yaml: string, file: string): FunctionFacts {
  const template = parseTemplateYaml(yaml, file);
  requireKnownCosts(template, file);
  const { Resources } = schema.parse(template);
  const deployment = { region, accountId, partition: "aws", stackName: "cv-analytics" };
  const { memoryInMb } = describeLambda(yaml, file, { parameters: {}, deployment }).function;
  return {
    memoryInGb: memoryInMb / 1024,
    isTraced: Resources.Function.Properties.TracingConfig?.Mode === "Active",
    daysOfLogs: Resources.LogGroup.Properties.RetentionInDays,
  };
}
