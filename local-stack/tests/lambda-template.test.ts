import { join } from "node:path";
import { describeLambda, readLambdaTemplate } from "../src/lambda/template";

const deployment = {
  partition: "aws",
  region: "eu-west-2",
  accountId: "000000000000",
  stackName: "cv-analytics-processor",
};

const read = (yaml: string, parameters: Record<string, string> = {}) =>
  describeLambda(yaml, "lambda.yaml", { parameters, deployment });

const processor = `
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  ArtifactBucket: { Type: String }
  MaximumConcurrency: { Type: Number, Default: 5 }
  Polling: { Type: String, Default: "true", AllowedValues: ["true", "false"] }
Resources:
  Processor:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: cv-analytics-processor
      Runtime: nodejs24.x
      Handler: index.handler
      Role: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/cv-analytics-processor-lambda-role
      MemorySize: 256
      Timeout: 30
      ReservedConcurrentExecutions: 10
      Code: { S3Bucket: !Ref ArtifactBucket, S3Key: processor/abc.zip }
      Environment:
        Variables:
          ANALYTICS_TABLE: cv-analytics-analytics
          LOG_LEVEL: INFO
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: !GetAtt Processor.Arn
      EventSourceArn: !Join [":", [arn, !Ref "AWS::Partition", sqs, !Ref "AWS::Region", !Ref "AWS::AccountId", cv-analytics-queue.fifo]]
      BatchSize: 10
      FunctionResponseTypes: [ReportBatchItemFailures]
      ScalingConfig: { MaximumConcurrency: !Ref MaximumConcurrency }
      Enabled: !Ref Polling
`;

const reporter = (variables: string, more = "") => `
Parameters:
  ReportFrom: { Type: String, Default: "" }
  Day: { Type: String, Default: MON, AllowedPattern: "[A-Z]{3}" }
Conditions:
  SendsMail: !Not [!Equals [!Ref ReportFrom, ""]]
  Quiet: !Not [!Condition SendsMail]
Resources:
  Reporter:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: cv-analytics-reporter
      Runtime: nodejs24.x
      Handler: index.handler
      Role: !Sub "arn:aws:iam::\${AWS::AccountId}:role/service/cv-analytics-reporter-lambda-role"
      Environment:
        Variables:
${variables.replaceAll(/^/gm, "          ")}
${more.replaceAll(/^/gm, "      ")}
`;

describe("a lambda.yaml", () => {
  test("describes the function with its settings and its role", () => {
    expect(read(processor).function).toEqual({
      name: "cv-analytics-processor",
      arn: "arn:aws:lambda:eu-west-2:000000000000:function:cv-analytics-processor",
      handler: "index.handler",
      runtime: "nodejs24.x",
      roleArn: "arn:aws:iam::000000000000:role/cv-analytics-processor-lambda-role",
      roleName: "cv-analytics-processor-lambda-role",
      memoryInMb: 256,
      timeoutInSeconds: 30,
      reservedConcurrency: 10,
      environment: { ANALYTICS_TABLE: "cv-analytics-analytics", LOG_LEVEL: "INFO" },
    });
  });

  test("describes the queue that feeds the function", () => {
    expect(read(processor).eventSource).toEqual({
      queueArn: "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo",
      batchSize: 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
      maximumConcurrency: 5,
      enabled: true,
    });
  });

  test("lets a parameter turn the event source off", () => {
    expect(read(processor, { Polling: "false" }).eventSource?.enabled).toBe(false);
  });

  test("may have no event source, and gets Lambda's defaults for memory and timeout", () => {
    const description = read(reporter("A: b"));
    expect(description.eventSource).toBeUndefined();
    expect(description.function).toMatchObject({ memoryInMb: 128, timeoutInSeconds: 3 });
    expect(description.function.roleName).toBe("cv-analytics-reporter-lambda-role");
  });

  test.each([
    ["", {}],
    ["us@example.com", { REPORT_FROM: "us@example.com" }],
  ])(
    "leaves a variable out by AWS::NoValue unless its condition holds (ReportFrom is '%s')",
    (ReportFrom, expected) => {
      const yaml = reporter("REPORT_FROM: !If [SendsMail, !Ref ReportFrom, !Ref AWS::NoValue]");
      expect(read(yaml, { ReportFrom }).function.environment).toEqual(expected);
    },
  );

  test.each([
    [
      "!Sub 'https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/q'",
      "https://sqs.eu-west-2.amazonaws.com/000000000000/q",
    ],
    ["!Sub ['${Name}-${AWS::StackName}-${!kept}', {Name: !Ref Day}]", "MON-cv-analytics-processor-${kept}"],
    ["{ Fn::Sub: '${Day}' }", "MON"],
    ["{ Ref: Day }", "MON"],
    ["!Select [1, !Split ['-', a-b-c]]", "b"],
    ["!If [Quiet, yes, no]", "yes"],
    ["!Ref Reporter", "cv-analytics-reporter"],
    ["!Sub '${Reporter.Arn}'", "arn:aws:lambda:eu-west-2:000000000000:function:cv-analytics-reporter"],
    ["3", "3"],
  ])("resolves %s", (expression, expected) => {
    expect(read(reporter(`VALUE: ${expression}`)).function.environment.VALUE).toBe(expected);
  });

  test("leaves out an event source whose condition does not hold", () => {
    const yaml = processor
      .replace("Resources:", "Conditions: { Polls: !Equals [!Ref Polling, 'true'] }\nResources:")
      .replace("EventSourceMapping\n", "EventSourceMapping\n    Condition: Polls\n");
    expect(read(yaml, { Polling: "false" }).eventSource).toBeUndefined();
    expect(read(yaml, { Polling: "true" }).eventSource).toBeDefined();
  });
});

describe("the project's own lambda.yaml", () => {
  const readOf = (folder: string, parameters: Record<string, string> = {}) =>
    readLambdaTemplate(join(__dirname, "../..", folder, "infrastructure/lambda.yaml"), { parameters, deployment });

  test("of the processor is fed by the queue, one partial batch of ten at a time, and has a kill switch", () => {
    const { function: processor, eventSource } = readOf("cv-analytics-processor");
    expect(processor).toMatchObject({ name: "cv-analytics-processor", roleName: "cv-analytics-processor-lambda-role" });
    expect(Object.keys(processor.environment).sort()).toEqual([
      "ANALYTICS_TABLE",
      "NODE_OPTIONS",
      "QUERY_EVENTS_TABLE",
    ]);
    expect(eventSource).toMatchObject({
      queueArn: "arn:aws:sqs:eu-west-2:000000000000:cv-analytics-queue.fifo",
      batchSize: 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
      enabled: true,
    });
    expect(readOf("cv-analytics-processor", { Enabled: "false" }).eventSource?.enabled).toBe(false);
  });

  test("of the reporter has no queue, and mails by SES only when it is told from whom and to whom", () => {
    const { function: reporter, eventSource } = readOf("cv-analytics-reporter");
    expect(reporter).toMatchObject({ name: "cv-analytics-reporter", roleName: "cv-analytics-reporter-lambda-role" });
    expect(eventSource).toBeUndefined();
    expect(reporter.environment).not.toHaveProperty("REPORT_FROM");

    const parameters = { ReportFrom: "a@example.com", ReportTo: "b@example.com, c@example.com" };
    const { REPORT_FROM, REPORT_TO } = readOf("cv-analytics-reporter", parameters).function.environment;
    expect({ REPORT_FROM, REPORT_TO }).toEqual({ REPORT_FROM: parameters.ReportFrom, REPORT_TO: parameters.ReportTo });
    expect(() => readOf("cv-analytics-reporter", { ReportFrom: "a@example.com" })).toThrow(
      "ReportFrom and ReportTo must be given together",
    );
  });
});

describe("a lambda.yaml with something unknown is refused by an error that names", () => {
  const variablePlace = "Resources.Reporter.Properties.Environment.Variables.VALUE";

  test.each([
    ["an unknown tag, its file and line", "VALUE: !Base64 abc", "lambda.yaml:18: unknown tag !Base64"],
    ["an unknown function and its place", "VALUE: { Fn::Base64: abc }", `${variablePlace}.Fn::Base64`],
    ["an unknown reference", "VALUE: !Ref Nothing", `${variablePlace}.Ref: the name Nothing`],
    ["a parameter without value", "VALUE: !Ref Unset", "the name Unset"],
    ["an unknown attribute", "VALUE: !GetAtt Reporter.Version", "Reporter.Version"],
    ["an unknown condition", "VALUE: !If [Nobody, a, b]", "no condition Nobody"],
    ["a dynamic reference", "VALUE: '{{resolve:ssm:/a}}'", "{{resolve:ssm:/a}}"],
    ["an alias", "VALUE: &x a\nOTHER: *x", "*x"],
    ["broken YAML", "VALUE: [", "lambda.yaml is not YAML"],
  ])("%s", (_, variables, message) => {
    expect(() => read(reporter(variables))).toThrow(message);
  });

  test("a property that it does not know", () => {
    expect(() => read(reporter("A: b", "SnapStart: { ApplyOn: None }"))).toThrow(
      /Resources\.Reporter\.Properties.*SnapStart/,
    );
  });

  test("a section that it does not know", () => {
    expect(() => read(`${processor}\nTransform: AWS::Serverless-2016-10-31\n`)).toThrow("Transform");
  });

  test("a constraint on a parameter that it does not know", () => {
    const yaml = reporter("VALUE: !Ref Day").replace("Default: MON,", "Default: MON, MaxValue: 3,");
    expect(() => read(yaml)).toThrow(/Parameters\.Day.*MaxValue/);
  });

  test("a parameter that the template does not have", () => {
    expect(() => read(processor, { Poling: "false" })).toThrow("no parameter Poling");
  });

  test("a parameter value that the template does not allow", () => {
    expect(() => read(processor, { Polling: "maybe" })).toThrow('Polling must be one of true, false, but is "maybe"');
    expect(() => read(processor, { MaximumConcurrency: "many" })).toThrow("MaximumConcurrency must be a number");
    expect(() => read(reporter("VALUE: !Ref Day"), { Day: "Monday" })).toThrow("Day must be like [A-Z]{3}");
  });

  test("a parameter that is used but has no value", () => {
    const yaml = reporter("VALUE: !Ref Table").replace("Parameters:", "Parameters:\n  Table: { Type: String }");
    expect(() => read(yaml)).toThrow(`${variablePlace}.Ref: the parameter Table has neither a value nor a default`);
    expect(read(yaml, { Table: "t" }).function.environment.VALUE).toBe("t");
  });

  test("a setting outside Lambda's limits", () => {
    expect(() => read(processor.replace("Timeout: 30", "Timeout: 901"))).toThrow("Timeout");
    expect(() => read(processor, { MaximumConcurrency: "1" })).toThrow("MaximumConcurrency");
    expect(() => read(processor.replace("BatchSize: 10", "BatchSize: 11"))).toThrow("BatchSize");
  });

  test("an event source of another function", () => {
    const yaml = processor.replace("!GetAtt Processor.Arn", "someone-else");
    expect(() => read(yaml)).toThrow("expected cv-analytics-processor, but found someone-else");
  });
});
