import { statSync } from "node:fs";
import { evaluate } from "../../local-stack/src/iam/evaluate";
import { matchesAction } from "../../local-stack/src/iam/patterns";
import { bootstrap, deployables, deployRoleOf, plan, roles } from "./support/bootstrap";
import type { Role } from "./support/roles";
import { readRolesTemplate, rolesTemplate } from "./support/roles-template";

const statementsOf = ({ policies }: Role) => policies.flatMap(({ statements }) => statements);
const actionsOf = (role: Role) => statementsOf(role).flatMap(({ actions }) => actions);
const allActions = roles.flatMap(actionsOf);

/** Those of `actions` that are granted on any resource. */
function granted(actions: readonly string[], grants: readonly string[]): readonly string[] {
  return actions.filter((action) => grants.some((pattern) => matchesAction(pattern, action)));
}

const roleArn = (name: string) => `arn:aws:iam::${bootstrap.accountId}:role/${name}`;
const logGroupArn = (name: string) => `arn:aws:logs:${bootstrap.region}:${bootstrap.accountId}:log-group:${name}`;

/** The roles that may do something to a resource of the account. */
function rolesThatMay(action: string, resource: string, context = {}): readonly string[] {
  const request = { caller: { kind: "identity", arn: "" }, action, resource, context } as const;
  const may = ({ policies }: Role) =>
    evaluate(request, { identityPolicies: policies, resourcePolicies: [] }).decision === "allowed";
  return roles.filter(may).map(({ name }) => name);
}

test("each deployable has a role, and there is no other but the one that plans", () => {
  expect(roles.map(({ name }) => name).sort()).toEqual([plan, ...deployables.map(deployRoleOf)].sort());
});

test("who plans only reads, and reads neither records nor messages nor code", () => {
  const actions = roles.filter(({ name }) => name === plan).flatMap(actionsOf);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((action) => !/:(Get|List|Describe|View)/.test(action))).toEqual([]);
  const records = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"];
  const others = ["sqs:ReceiveMessage", "s3:GetObject", "s3:GetObjectVersion", "logs:GetLogEvents"];
  expect(granted([...records, ...others], actions)).toEqual([]);
});

test("no role deletes what holds data, or what is in it", () => {
  const containers = ["dynamodb:DeleteTable", "sqs:DeleteQueue", "s3:DeleteBucket", "sns:DeleteTopic"];
  const contents = ["dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "s3:DeleteObject", "s3:DeleteObjectVersion"];
  const messages = ["sqs:PurgeQueue", "sqs:ReceiveMessage", "sqs:DeleteMessage"];
  expect(granted([...containers, ...contents, ...messages], allActions)).toEqual([]);
});

test("no action has a wildcard, and on everything is granted only what knows no resource", () => {
  expect(allActions.filter((action) => /[*?]/.test(action))).toEqual([]);
  const onEverything = roles.flatMap(statementsOf).filter(({ resources }) => resources.includes("*"));
  expect([...new Set(onEverything.flatMap(({ actions }) => actions))].sort()).toEqual([
    "lambda:CreateEventSourceMapping",
    "logs:DeleteQueryDefinition",
    "logs:DescribeIndexPolicies",
    "logs:DescribeLogGroups",
    "logs:DescribeQueryDefinitions",
    "logs:DescribeResourcePolicies",
    "logs:PutQueryDefinition",
    "sns:ListTopics",
  ]);
});

test.each([
  ["cv-analytics-processor-lambda-role", [deployRoleOf("processor-infra")]],
  ["cv-analytics-reporter-lambda-role", [deployRoleOf("reporter-infra")]],
  ["cv-analytics-reporter-scheduler-role", [deployRoleOf("reporter-infra")]],
  ...[...roles.map(({ name }) => name), "somebody-else"].map((name): [string, string[]] => [name, []]),
])("what %s may do is written by its owner: %j", (name, owners) => {
  for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy"])
    expect(rolesThatMay(action, roleArn(name))).toEqual(owners);
});

test.each([
  ["/cv-analytics/oncall", "worker-infra"],
  ["/aws/lambda/cv-analytics-processor", "cv-analytics-processor"],
  ["/aws/lambda/cv-analytics-reporter", "cv-analytics-reporter"],
])("the log group %s is kept by the role of %s alone", (name, deployable) => {
  const arn = logGroupArn(name);
  // By the names that AWS takes, which differ by action (CloudWatch Logs user guide, resources and operations).
  for (const action of ["logs:CreateLogGroup", "logs:PutRetentionPolicy"])
    expect(rolesThatMay(action, `${arn}:log-stream:`)).toEqual([deployRoleOf(deployable)]);
  for (const action of ["logs:TagResource", "logs:UntagResource"])
    expect(rolesThatMay(action, arn)).toEqual([deployRoleOf(deployable)]);
});

test("the log of who changed what is deleted by no role", () => {
  expect(rolesThatMay("logs:DeleteLogGroup", `${logGroupArn("/cv-analytics/oncall")}:log-stream:`)).toEqual([]);
});

test("who plans reads how the audit log is set up, and nobody keeps a log group of another name", () => {
  expect(rolesThatMay("logs:ListTagsForResource", logGroupArn("/cv-analytics/oncall"))).toContain(plan);
  expect(rolesThatMay("logs:DescribeLogGroups", `${logGroupArn("")}:log-stream:`)).toContain(plan);
  for (const action of ["logs:CreateLogGroup", "logs:DeleteLogGroup"])
    expect(rolesThatMay(action, `${logGroupArn("/cv-analytics/oncall-2")}:log-stream:`)).toEqual([]);
});

test("no role reads, writes or deletes the lines of a log", () => {
  const reading = ["logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartQuery"];
  expect(
    granted([...reading, "logs:CreateLogStream", "logs:PutLogEvents", "logs:DeleteLogStream"], allActions),
  ).toEqual([]);
});

test("no role gives others access: by keys, by trust, by somebody else's policies, or by deleting and making anew", () => {
  const ways = ["iam:CreateAccessKey", "iam:UpdateAssumeRolePolicy", "iam:AttachRolePolicy", "iam:AttachUserPolicy"];
  expect(granted([...ways, "iam:DeleteRole", "iam:DeleteUser", "sts:AssumeRole"], allActions)).toEqual([]);
});

test.each([
  ["cv-analytics-processor-lambda-role", "lambda.amazonaws.com", "cv-analytics-processor"],
  ["cv-analytics-reporter-lambda-role", "lambda.amazonaws.com", "cv-analytics-reporter"],
  ["cv-analytics-reporter-scheduler-role", "scheduler.amazonaws.com", "reporter-infra"],
])("%s is handed to %s by the role of %s, and to no other service", (name, service, deployable) => {
  for (const each of ["lambda.amazonaws.com", "scheduler.amazonaws.com", "ec2.amazonaws.com"])
    expect(rolesThatMay("iam:PassRole", roleArn(name), { "iam:passedtoservice": each })).toEqual(
      each === service ? [deployRoleOf(deployable)] : [],
    );
});

test("the template is small enough to be sent without a bucket, and its policies for IAM", () => {
  expect(statSync(rolesTemplate).size).toBeLessThanOrEqual(51_200);
  for (const { Type, Properties } of Object.values(readRolesTemplate(bootstrap))) {
    const { PolicyDocument, Policies = [] } = Properties as Partial<Record<string, object[]>>;
    // IAM counts no white space (IAM user guide, quotas).
    if (Type === "AWS::IAM::ManagedPolicy") expect(JSON.stringify(PolicyDocument).length).toBeLessThanOrEqual(6_144);
    if (Type === "AWS::IAM::Role") expect(JSON.stringify(Policies).length).toBeLessThanOrEqual(10_240);
  }
});
