import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { runCommand } from "../command";
import { readDeployedTag } from "./deployed-version";
import { readEdgeConfig } from "./edge-config";
import { wranglerIn } from "./wrangler";

const queue = "cv-analytics-queue.fifo";

/** Builds the Worker in a folder and deploys it to Cloudflare, unless the very same is deployed already. */
export async function deployEdge(folder: string): Promise<void> {
  const config = readEdgeConfig(folder);
  const queueUrl = await findQueueUrl();
  await runCommand("npm", ["run", "--silent", "build"], { cwd: folder });
  const wrangler = wranglerIn(folder);
  const tag = hashOf(readFileSync(join(folder, config.main)), config.text, queueUrl);
  if ((await readDeployedTag(wrangler)) === tag) return console.log(`${config.name} ${tag}: is deployed already`);

  const options = ["--tag", tag, "--var", `SQS_QUEUE_URL:${queueUrl}`];
  const { status } = await wrangler(["deploy", ...options], console.log);
  if (status !== 0) throw new Error("wrangler deploy failed; what it says is above");
  console.log(`${config.name} ${tag}: deployed`);
}

/** The queue's URL, asked of AWS in the region of the credentials. */
async function findQueueUrl(): Promise<string> {
  const { QueueUrl } = await new SQSClient()
    .send(new GetQueueUrlCommand({ QueueName: queue }))
    .catch((cause: unknown) => {
      throw new Error(`the queue ${queue} cannot be found (${cause}): apply worker-infra first`, { cause });
    });
  if (!QueueUrl) throw new Error(`SQS told no URL of ${queue}`);
  return QueueUrl;
}

/** Tells the code and all that it is deployed with in 20 characters; a tag may have 25. */
function hashOf(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(createHash("sha256").update(part).digest());
  return hash.digest("hex").slice(0, 20);
}
