import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import {
  GetFunctionConfigurationCommand,
  type GetFunctionConfigurationCommandOutput,
  ListEventSourceMappingsCommand,
} from "@aws-sdk/client-lambda";
import { repository } from "../../../deployment/src/repository";
import { parseTemplateYaml } from "../../../local-stack/src/lambda/template-yaml";
import type { Clients } from "../clients";
import { arnOf, iamArnOf, queueUrlOf } from "./check";
import { expectLogGroup } from "./logs";

/** What moto 5.2.1 drops of a template: looked for in the template itself, as nothing else can show it. */
const droppedByMoto = {
  Architectures: "moto says x86_64 of every function that CloudFormation makes",
  TracingConfig: "moto says PassThrough of every function that CloudFormation makes",
  LoggingConfig: "moto knows no logging settings of functions",
  "AWS::Lambda::EventInvokeConfig": "moto leaves out resources of this type",
};

const dropped = {
  Architectures: ["arm64"],
  TracingConfig: { Mode: "Active" },
  LoggingConfig: { LogFormat: "JSON", LogGroup: { Ref: "LogGroup" } },
};

interface Expected {
  readonly memory: number;
  readonly timeout: number;
  readonly environment: Readonly<Record<string, string>>;
}

const expectedFunctions: Readonly<Record<string, Expected>> = {
  "cv-analytics-processor": {
    memory: 256,
    timeout: 30,
    environment: {
      QUERY_EVENTS_TABLE: "cv-analytics-query-events",
      ANALYTICS_TABLE: "cv-analytics-analytics",
      NODE_OPTIONS: "--max-semi-space-size=8",
    },
  },
  "cv-analytics-reporter": {
    memory: 512,
    timeout: 900,
    environment: {
      ANALYTICS_TABLE: "cv-analytics-analytics",
      QUERY_EVENTS_TABLE: "cv-analytics-query-events",
      REPORTS_TABLE: "cv-analytics-reports",
      REPORT_TOPIC_ARN: arnOf("sns", "cv-analytics-weekly-report"),
      DLQ_URL: queueUrlOf("cv-analytics-dlq.fifo"),
      NODE_OPTIONS: "--max-semi-space-size=16 --max-old-space-size=256",
    },
  },
};

/** Both functions, their logs and what feeds them are as their templates say. */
export async function checkFunctions(clients: Clients): Promise<void> {
  for (const [name, expected] of Object.entries(expectedFunctions)) {
    const found = await clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
    expectFunction(name, found, expected);
    await expectLogGroup(clients, `/aws/lambda/${name}`, { days: 30 });
    await expectAllResources(clients, name);
  }
  await expectEventSource(clients);
}

function expectFunction(name: string, found: GetFunctionConfigurationCommandOutput, expected: Expected): void {
  assert.equal(found.Runtime, "nodejs24.x");
  assert.equal(found.Handler, "index.handler");
  assert.equal(found.Role, iamArnOf(`role/${name}-lambda-role`));
  assert.deepEqual([found.MemorySize, found.Timeout], [expected.memory, expected.timeout]);
  assert.deepEqual(found.Environment?.Variables, expected.environment);
  const { Properties } = readTemplate(name).Function ?? {};
  for (const [property, value] of Object.entries(dropped)) assert.deepEqual(Properties?.[property], value, property);
}

async function expectEventSource({ lambda }: Clients): Promise<void> {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  const [mapping, ...others] = EventSourceMappings;
  assert.deepEqual(others, []);
  assert.equal(mapping?.EventSourceArn, arnOf("sqs", "cv-analytics-queue.fifo"));
  assert.equal(mapping?.FunctionArn, arnOf("lambda", "function:cv-analytics-processor"));
  assert.equal(mapping?.BatchSize, 10);
  assert.deepEqual(mapping?.FunctionResponseTypes, ["ReportBatchItemFailures"]);
  assert.deepEqual(mapping?.ScalingConfig, { MaximumConcurrency: 5 });
  assert.equal(mapping?.State, "Enabled");
}

/** Every resource of the template was made, but for the types that moto leaves out. */
async function expectAllResources({ cloudformation }: Clients, name: string): Promise<void> {
  const { StackResources = [] } = await cloudformation.send(new DescribeStackResourcesCommand({ StackName: name }));
  const made = StackResources.flatMap(({ ResourceType }) => ResourceType ?? []);
  const wanted = Object.values(readTemplate(name)).map(({ Type }) => Type);
  assert.deepEqual(made.sort(), wanted.filter((type) => !(type in droppedByMoto)).sort());
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function readTemplate(name: string): Readonly<Record<string, Resource>> {
  const file = join(repository, name, "infrastructure/lambda.yaml");
  const { Resources } = parseTemplateYaml(readFileSync(file, "utf8"), file) as {
    Resources: Readonly<Record<string, Resource>>;
  };
  return Resources;
}
