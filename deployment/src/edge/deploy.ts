import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { runCommand } from "../command";
import { readDeployedTag } from "./deployed-version";
import { readEdgeConfig } from "./edge-config";
import { expectSecrets } from "./secrets";
import { type Wrangler, wranglerIn } from "./wrangler";

const queue = "cv-analytics-queue.fifo";

/** Builds the Worker in a folder and deploys it to Cloudflare, unless the very same is deployed already. */
export async function deployEdge(folder: string): Promise<void> {
  const config = readEdgeConfig(folder);
  const { queueUrl, region } = await findQueue();
  await runCommand("npm", ["run", "--silent", "build"], { cwd: folder });
  const wrangler = wranglerIn(folder);
  const tag = hashOf(readFileSync(join(folder, config.main)), config.text, queueUrl, region);
  if ((await readDeployedTag(wrangler)) === tag) console.log(`${config.name} ${tag}: is deployed already`);
  else await deploy(config.name, tag, wrangler, { queueUrl, region });
  await expectSecrets(wrangler);
}

async function deploy(name: string, tag: string, wrangler: Wrangler, { queueUrl, region }: Queue): Promise<void> {
  const values = [`SQS_QUEUE_URL:${queueUrl}`, `AWS_REGION:${region}`].flatMap((value) => ["--var", value]);
  const { status } = await wrangler(["deploy", "--tag", tag, ...values], console.log);
  if (status !== 0) throw new Error("wrangler deploy failed; what it says is above");
  console.log(`${name} ${tag}: deployed`);
}

interface Queue {
  readonly queueUrl: string;
  readonly region: string;
}

/** The queue, asked of AWS in the region of the credentials: the Worker signs for that region. */
async function findQueue(): Promise<Queue> {
  const sqs = new SQSClient();
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue })).catch((cause: unknown) => {
    throw new Error(`the queue ${queue} cannot be found (${cause}): apply worker-infra first`, { cause });
  });
  if (!QueueUrl) throw new Error(`SQS told no URL of ${queue}`);
  return { queueUrl: QueueUrl, region: await sqs.config.region() };
}

/** Tells the code and all that it is deployed with in 20 characters; a tag may have 25. */
function hashOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(createHash("sha256").update(part).digest());
  return hash.digest("hex").slice(0, 20);
}
