import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyFolders } from "./support/checkout";
import { ci } from "./support/ci";
import { type FakeCloud, startFakeCloud } from "./support/fake-cloud";

const queueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/cv-analytics-queue.fifo";

let cloud: FakeCloud;
let copy: ReturnType<typeof copyFolders>;
beforeEach(async () => {
  cloud = await startFakeCloud(queueUrl);
  copy = copyFolders("cv-analytics-worker");
});
afterEach(async () => {
  copy.remove();
  await cloud.close();
});

const worker = () => join(copy.folder, "cv-analytics-worker");

function change(file: string, from: string, to: string): void {
  const path = join(worker(), file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

const fillIn = () =>
  change(
    "wrangler.jsonc",
    "the chatbot's scheme and host, such as https://chat.example.org",
    "https://chat.example.org",
  );

const deploy = () =>
  ci(["deploy-edge", worker()], undefined, {
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_REGION: "eu-west-1",
    AWS_ENDPOINT_URL: cloud.url,
    CLOUDFLARE_API_BASE_URL: cloud.url,
    CLOUDFLARE_ACCOUNT_ID: "account",
    CLOUDFLARE_API_TOKEN: "token",
  });

test("the Worker is deployed with the queue's URL and region, and not again while nothing changes", async () => {
  fillIn();
  const first = await deploy();
  expect(first).toMatchObject({ status: 0, stdout: expect.stringMatching(/[0-9a-f]{20}: deployed\n$/) });
  const second = await deploy();
  expect(second).toMatchObject({ status: 0, stdout: expect.stringMatching(/is deployed already\n$/) });
  expect(cloud.uploads).toHaveLength(1);
  const values = new Map(cloud.uploads[0]?.bindings.map(({ name, text }) => [name, text]));
  expect([values.get("SQS_QUEUE_URL"), values.get("AWS_REGION")]).toEqual([queueUrl, "eu-west-1"]);
});

test("a change of the code or of a setting is deployed", async () => {
  fillIn();
  await deploy();
  change("src/retry.ts", "export ", "console.log('another');\nexport ");
  await deploy();
  change("wrangler.jsonc", "https://chat.example.org", "https://chat.example.com");
  await deploy();
  const tags = cloud.uploads.map(({ annotations }) => annotations["workers/tag"]);
  expect(new Set(tags).size).toBe(3);
});

test("before the chatbot is named nothing is deployed", async () => {
  const { status, output } = await deploy();
  expect(status).toBe(1);
  expect(output).toContain("wrangler.jsonc is not filled in");
  expect(cloud.uploads).toEqual([]);
});

test("a Worker that lacks what it signs with is deployed, but not well: each run fails until the secrets are put", async () => {
  fillIn();
  const [id = "", key = ""] = cloud.secrets.splice(0);
  const first = await deploy();
  expect(first.status).toBe(1);
  expect(first.output).toContain(
    "drops every event until it has the secrets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  );
  cloud.secrets.push(id, key);
  expect((await deploy()).status).toBe(0);
  expect(cloud.uploads).toHaveLength(1);
});

test("when Cloudflare answers with an error the deployment fails", async () => {
  fillIn();
  await deploy();
  cloud.fail();
  const { status } = await deploy();
  expect(status).toBe(1);
});
