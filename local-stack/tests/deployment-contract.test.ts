import { readFileSync } from "node:fs";
import { parse } from "yaml";
import * as z from "zod";
import { stackFiles, templateFile } from "../src/stack/files";
import { loadInfrastructure } from "../src/terraform/infrastructure";
import { account, alarms, queries } from "./support/watching";

const infrastructure = loadInfrastructure({ stackFiles, ...account, endpoint: "https://sqs.eu-west-2.amazonaws.com" });
const services = ["processor", "reporter"] as const;

const template = z.object({
  Metadata: z.object({
    RollbackTriggers: z.strictObject({
      Alarms: z.array(z.string()).min(1),
      // CloudFormation's longest is three hours.
      MonitoringTimeInMinutes: z.int().min(1).max(180),
    }),
  }),
  Resources: z.object({ LogGroup: z.object({ Properties: z.object({ LogGroupName: z.string() }) }) }),
});

describe.each(services)("the template of the %s", (service) => {
  const text = readFileSync(templateFile(service), "utf8");
  const { Metadata, Resources } = template.parse(parse(text, { logLevel: "silent" }));

  test("is rolled back by alarms that exist: CloudFormation fails a deployment whose trigger is missing", () => {
    const names = alarms.map(({ alarm_name }) => alarm_name);
    for (const alarm of Metadata.RollbackTriggers.Alarms) expect(names).toContain(alarm);
  });

  test("is not rolled back by an alarm whose normal state in a new account is to ring", () => {
    const silentIsBad = alarms.filter(({ treat_missing_data }) => treat_missing_data === "breaching");
    for (const { alarm_name } of silentIsBad) expect(Metadata.RollbackTriggers.Alarms).not.toContain(alarm_name);
  });

  test("makes the log group that the saved queries read", () => {
    expect(queries.flatMap(({ logs }) => logs)).toContain(Resources.LogGroup.Properties.LogGroupName);
  });
});

test("the saved queries read no other log groups", () => {
  const logs = new Set(queries.flatMap((query) => query.logs));
  expect([...logs].sort()).toEqual(services.map((service) => `/aws/lambda/cv-analytics-${service}`));
});

test("a run of the reporter that fails for good is told to the alarm topic, as its role may", () => {
  const invokeConfig = z.object({
    Resources: z.object({
      AsynchronousRuns: z.object({
        Type: z.literal("AWS::Lambda::EventInvokeConfig"),
        Properties: z.object({
          MaximumRetryAttempts: z.literal(2),
          DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }),
        }),
      }),
    }),
  });
  const text = readFileSync(templateFile("reporter"), "utf8");
  const { Properties } = invokeConfig.parse(parse(text, { logLevel: "silent" })).Resources.AsynchronousRuns;
  const destination = Properties.DestinationConfig.OnFailure.Destination.replace("${AWS::Partition}", "aws")
    .replace("${AWS::Region}", account.region)
    .replace("${AWS::AccountId}", account.accountId);
  const role = infrastructure.roles.find(({ name }) => name === "cv-analytics-reporter-lambda-role");
  const statements = role?.policies.flatMap((policy) => policy.statements) ?? [];

  expect(infrastructure.topics.map(({ arn }) => arn)).toContain(destination);
  expect(statements).toContainEqual(expect.objectContaining({ actions: ["sns:Publish"], resources: [destination] }));
});
