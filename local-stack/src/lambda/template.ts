import { readFileSync } from "node:fs";
import * as z from "zod";
import { holdsByName, resolveIntrinsics, type Scope } from "./intrinsics";
import { requireRules } from "./template-rules";
import { eventSourceSchema, functionSchema, type Template, templateSchema, withoutEffect } from "./template-schema";
import { type Deployment, templateScope } from "./template-scope";
import { parseTemplateYaml } from "./template-yaml";

export interface FunctionDescription {
  readonly name: string;
  readonly arn: string;
  /** Module and export as Lambda writes them: `index.handler`. */
  readonly handler: string;
  readonly runtime: string;
  readonly roleArn: string;
  readonly roleName: string;
  readonly memoryInMb: number;
  readonly timeoutInSeconds: number;
  readonly reservedConcurrency: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

export interface EventSourceDescription {
  readonly queueArn: string;
  readonly batchSize: number;
  readonly functionResponseTypes: readonly "ReportBatchItemFailures"[];
  readonly maximumConcurrency: number | undefined;
  readonly enabled: boolean;
}

export interface LambdaDescription {
  readonly function: FunctionDescription;
  /** `undefined` for a function that no queue feeds. */
  readonly eventSource: EventSourceDescription | undefined;
}

export interface TemplateInput {
  readonly parameters: Readonly<Record<string, string>>;
  readonly deployment: Deployment;
}

/** Reads a `lambda.yaml` of one function and at most one queue that feeds it; what it does not know is an error that says where. */
export const readLambdaTemplate = (file: string, input: TemplateInput): LambdaDescription =>
  describeLambda(readFileSync(file, "utf8"), file, input);

/** `readLambdaTemplate` for a text at hand; `file` is only its name in errors. */
export const describeLambda = (yaml: string, file: string, input: TemplateInput): LambdaDescription => {
  const template = checked(templateSchema, parseTemplateYaml(yaml, file), file);
  try {
    const scope = templateScope(template, input.parameters, input.deployment);
    requireRules(template, scope);
    const [theFunction, ...otherFunctions] = resourcesOf("AWS::Lambda::Function", template, scope);
    const [eventSource, ...otherSources] = resourcesOf("AWS::Lambda::EventSourceMapping", template, scope);
    if (!theFunction) throw new Error("expected an AWS::Lambda::Function in Resources, but found none");
    const [extra] = [...otherFunctions, ...otherSources];
    if (extra) throw new Error(`${extra.place}: expected one function with at most one event source`);
    const description = describeFunction(theFunction, scope, input.deployment);
    return {
      function: description,
      eventSource: eventSource && describeEventSource(eventSource, scope, description),
    };
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

interface Resource {
  readonly place: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const resourcesOf = (type: string, template: Template, scope: Scope): readonly Resource[] =>
  Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === type)
    .filter(([name, { Condition }]) => !Condition || holdsByName(Condition, scope, `Resources.${name}`))
    .map(([name, { Properties }]) => ({ place: `Resources.${name}.Properties`, properties: Properties }));

const describeFunction = (resource: Resource, scope: Scope, deployment: Deployment): FunctionDescription => {
  const properties = checked(functionSchema, resolved(resource, withoutEffect.function, scope), resource.place);
  const { partition, region, accountId } = deployment;
  return {
    name: properties.FunctionName,
    arn: `arn:${partition}:lambda:${region}:${accountId}:function:${properties.FunctionName}`,
    handler: properties.Handler,
    runtime: properties.Runtime,
    roleArn: properties.Role,
    roleName: properties.Role.slice(properties.Role.lastIndexOf("/") + 1),
    memoryInMb: properties.MemorySize,
    timeoutInSeconds: properties.Timeout,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    environment: properties.Environment.Variables,
  };
};

const describeEventSource = (
  resource: Resource,
  scope: Scope,
  { name, arn }: FunctionDescription,
): EventSourceDescription => {
  const properties = checked(eventSourceSchema, resolved(resource, withoutEffect.eventSource, scope), resource.place);
  const target = properties.FunctionName;
  if (target !== name && target !== arn) {
    throw new Error(`${resource.place}.FunctionName: expected ${name}, but found ${target}`);
  }
  return {
    queueArn: properties.EventSourceArn,
    batchSize: properties.BatchSize,
    functionResponseTypes: properties.FunctionResponseTypes,
    maximumConcurrency: properties.ScalingConfig?.MaximumConcurrency,
    enabled: properties.Enabled,
  };
};

const resolved = ({ place, properties }: Resource, ignored: readonly string[], scope: Scope): unknown => {
  const read = Object.entries(properties).filter(([name]) => !ignored.includes(name));
  return resolveIntrinsics(Object.fromEntries(read), scope, place);
};

const checked = <Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${place}: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`);
};
