import assert from "node:assert/strict";
import {
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListAccessKeysCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
} from "@aws-sdk/client-iam";
import type { Clients } from "../clients";
import { accountId } from "../emulator/account";
import { arnOf, type Check, iamArnOf, resourcesOf } from "./check";
import { oncallStatements } from "./oncall";
import { allow, allowRunningAs, expectPolicy, type Statement } from "./policies";

const queue = arnOf("sqs", "cv-analytics-queue.fifo");
const deadLetters = arnOf("sqs", "cv-analytics-dlq.fifo");
const queryEvents = arnOf("dynamodb", "table/cv-analytics-query-events");
const analytics = arnOf("dynamodb", "table/cv-analytics-analytics");
const reports = arnOf("dynamodb", "table/cv-analytics-reports");

const trace = allow("Trace", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*");
const asLambda = allowRunningAs("lambda.amazonaws.com", "RunAsLambda");
const asScheduler = allowRunningAs("scheduler.amazonaws.com", "RunAsScheduler", {
  Condition: { StringEquals: { "aws:SourceAccount": accountId } },
});

export const identityChecks: readonly Check[] = [
  {
    covers: resourcesOf("worker-infra", "aws_iam_user.edge", "aws_iam_user_policy.edge_policy"),
    look: async ({ iam }) => {
      const UserName = "cv-analytics-edge";
      const { PolicyNames = [] } = await iam.send(new ListUserPoliciesCommand({ UserName }));
      assert.deepEqual(PolicyNames, ["send-events"]);
      const { AttachedPolicies } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
      assert.deepEqual(AttachedPolicies, []);
      const { PolicyDocument } = await iam.send(new GetUserPolicyCommand({ UserName, PolicyName: "send-events" }));
      expectPolicy(PolicyDocument, allow("SendEvents", ["sqs:SendMessage"], queue));
      // Its key is made outside Terraform, so that no state file holds the secret.
      const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName }));
      assert.deepEqual(AccessKeyMetadata, []);
    },
  },
  {
    covers: resourcesOf("worker-infra", "aws_iam_policy.oncall"),
    look: async ({ iam }) => {
      const PolicyArn = iamArnOf("policy/cv-analytics-oncall");
      const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
      expectPolicy(PolicyVersion?.Document, ...oncallStatements);
    },
  },
  {
    covers: resourcesOf("processor-infra", "aws_iam_role.lambda_role", "aws_iam_role_policy.lambda_role_policy"),
    look: async (clients) => {
      const consuming = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
      const batches = ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"];
      await expectRole(clients, "cv-analytics-processor-lambda-role", asLambda, {
        correlate: [
          allow("ConsumeEvents", [...consuming, "sqs:ChangeMessageVisibility"], queue),
          allow("StoreHalves", batches, queryEvents),
          allow("RecordAnswers", [...batches, "dynamodb:Query"], analytics),
          allowLogsOf("cv-analytics-processor"),
          trace,
        ],
      });
    },
  },
  {
    covers: resourcesOf(
      "reporter-infra",
      "aws_iam_role.lambda_role",
      "aws_iam_role_policy.lambda_role_policy",
      "aws_iam_role_policy.lambda_role_mail_policy[0]",
    ),
    look: async (clients) => {
      const keeping = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:BatchWriteItem"];
      await expectRole(clients, "cv-analytics-reporter-lambda-role", asLambda, {
        report: [
          allow("ReadWeeks", ["dynamodb:Query"], `${analytics}/index/week-index`),
          allow("SweepWaitingQuestions", ["dynamodb:Scan"], queryEvents),
          allow("KeepReports", keeping, reports),
          allow("PublishReport", ["sns:Publish"], arnOf("sns", "cv-analytics-weekly-report")),
          allow("ReportFailures", ["sns:Publish"], arnOf("sns", "cv-analytics-alarms")),
          allow("CountDeadLetters", ["sqs:GetQueueAttributes"], deadLetters),
          allowLogsOf("cv-analytics-reporter"),
          trace,
        ],
        "send-mail": [allow("SendMail", ["ses:SendEmail"], arnOf("ses", "identity/example.org"))],
      });
    },
  },
  {
    covers: resourcesOf("reporter-infra", "aws_iam_role.scheduler_role", "aws_iam_role_policy.scheduler_role_policy"),
    look: (clients) =>
      expectRole(clients, "cv-analytics-reporter-scheduler-role", asScheduler, {
        "invoke-reporter": [
          allow("InvokeReporter", ["lambda:InvokeFunction"], arnOf("lambda", "function:cv-analytics-reporter")),
          allow("KeepUndeliveredRuns", ["sqs:SendMessage"], arnOf("sqs", "cv-analytics-schedule-dlq")),
        ],
      }),
  },
];

function allowLogsOf(name: string): Statement {
  const streams = arnOf("logs", `log-group:/aws/lambda/${name}:*`);
  return allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], streams);
}

async function expectRole(
  { iam }: Clients,
  RoleName: string,
  trust: Statement,
  policies: Readonly<Record<string, readonly Statement[]>>,
): Promise<void> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  expectPolicy(Role?.AssumeRolePolicyDocument, trust);
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  assert.deepEqual(AttachedPolicies, []);
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  assert.deepEqual(PolicyNames.sort(), Object.keys(policies).sort());
  for (const [PolicyName, statements] of Object.entries(policies)) {
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
    expectPolicy(PolicyDocument, ...statements);
  }
}
