import { paginateListTopics, SNSClient } from "@aws-sdk/client-sns";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { foreignNames } from "./foreign-names";
import { type Finding, findingOf, type Need, verdictOf } from "./preflight-verdict";

// Says before Terraform does whether what this workspace looks up is there, and if not, which workspace to apply first.
// The region is Terraform's: an argument, else TF_VAR_aws_region, else the variable's default.

const region = process.argv[2] || process.env.TF_VAR_aws_region || "eu-west-2";
// Two tries, and no waiting for a network that is not there.
const patience = { region, maxAttempts: 2, requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } };
const sqs = new SQSClient(patience);
const sns = new SNSClient(patience);

const owner = "worker-infra";
const looks = new Map<Need, () => Promise<Finding>>([
  [
    { what: `queue ${foreignNames.queue}`, owner, action: "sqs:GetQueueUrl" },
    async () => {
      await sqs.send(new GetQueueUrlCommand({ QueueName: foreignNames.queue }));
      return "there";
    },
  ],
  [
    { what: `topic ${foreignNames.alarmTopic}`, owner, action: "sns:ListTopics" },
    // As Terraform does: a topic's ARN names the account, which is not known here.
    async () => {
      for await (const { Topics = [] } of paginateListTopics({ client: sns }, {})) {
        if (Topics.some(({ TopicArn }) => TopicArn?.endsWith(`:${foreignNames.alarmTopic}`))) return "there";
      }
      return "missing";
    },
  ],
]);

async function main() {
  const findings = await Promise.all(
    [...looks].map(async ([need, look]) => [need, await look().catch((error) => findingOf(error, need))] as const),
  );
  const { lines, exitCode } = verdictOf("processor-infra", new Map(findings), [owner]);
  console.log(`Looking in ${region}`);
  for (const line of lines) console.log(line);
  process.exitCode = exitCode;
}

void main();
