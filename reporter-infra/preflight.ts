import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { foreignNames } from "./foreign-names";
import { type Finding, findingOf, type Need, verdictOf } from "./preflight-verdict";

// Says before Terraform does whether what this workspace looks up is there, and if not, which workspace to apply first.
// The region is Terraform's: an argument, else TF_VAR_aws_region, else the variable's default.

const region = process.argv[2] || process.env.TF_VAR_aws_region || "eu-west-2";
// Two tries, and no waiting for a network that is not there.
const patience = { region, maxAttempts: 2, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } };
const dynamodb = new DynamoDBClient(patience);
const sqs = new SQSClient(patience);
const sns = new SNSClient(patience);

type Look = readonly [Need, () => Promise<Finding>];

function lookForTable(name: string): Look {
  return [
    { what: `table ${name}`, owner: "processor-infra", action: "dynamodb:DescribeTable" },
    async () => {
      await dynamodb.send(new DescribeTableCommand({ TableName: name }));
      return "there";
    },
  ];
}

const looks = new Map<Need, () => Promise<Finding>>([
  [
    { what: `queue ${foreignNames.deadLetterQueue}`, owner: "worker-infra", action: "sqs:GetQueueUrl" },
    async () => {
      await sqs.send(new GetQueueUrlCommand({ QueueName: foreignNames.deadLetterQueue }));
      return "there";
    },
  ],
  [
    { what: `topic ${foreignNames.alarmTopic}`, owner: "worker-infra", action: "sns:ListTopics" },
    // As Terraform does: a topic's ARN names the account, which is not known here.
    async () => {
      for await (const { Topics = [] } of paginateListTopics({ client: sns }, {})) {
        if (Topics.some(({ TopicArn }) => TopicArn?.endsWith(`:${foreignNames.alarmTopic}`))) return "there";
      }
      return "missing";
    },
  ],
  lookForTable(foreignNames.queryEvents),
  lookForTable(foreignNames.analytics),
]);

async function main() {
  const findings = await Promise.all(
    [...looks].map(async ([need, look]) => [need, await look().catch((error) => findingOf(error, need))] as const),
  );
  const { lines, exitCode } = verdictOf("reporter-infra", new Map(findings), ["worker-infra", "processor-infra"]);
  console.log(`Looking in ${region}`);
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
}

void main();
