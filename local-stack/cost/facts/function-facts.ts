import { readFileSync } from "node:fs";
import * as z from "zod";
import { parseTemplateYaml } from "../../src/lambda/template-yaml";
import { accountId, region } from "../../src/stack/account";
import { templateFile } from "../../src/stack/files";
import { describeService, type Service } from "../../src/stack/lambdas";

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
  const { Resources } = schema.parse(parseTemplateYaml(readFileSync(file, "utf8"), file));
  const { memoryInMb } = describeService(service, { region, accountId }, {}).function;
  return {
    memoryInGb: memoryInMb / 1024,
    isTraced: Resources.Function.Properties.TracingConfig?.Mode === "Active",
    daysOfLogs: Resources.LogGroup.Properties.RetentionInDays,
  };
}
