import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ci } from "./support/ci";

// An account that holds nothing, as far as the preflight of processor-infra asks.
let account: Server;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cv-analytics-plan-"));
  account = createServer((request, response) => {
    const isQueue = request.headers["x-amz-target"] === "AmazonSQS.GetQueueUrl";
    response.statusCode = isQueue ? 400 : 200;
    response.end(
      isQueue
        ? JSON.stringify({ __type: "com.amazonaws.sqs#QueueDoesNotExist", message: "there is none" })
        : "<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>",
    );
  });
  await once(account.listen(0, "127.0.0.1"), "listening");
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  account.closeAllConnections();
  await new Promise((resolve) => account.close(resolve));
});

function plan(mayWait: boolean) {
  const options = ["--to", folder, "--keep", "false", "--may-wait", String(mayWait)];
  return ci(["plan", "processor-infra", ...options], undefined, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(account.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_REGION: "eu-west-1",
  });
}
const outcome = () => JSON.parse(readFileSync(join(folder, "outcome.json"), "utf8"));

test("before a merge, a workspace whose upstream is not applied yet waits, and that is no failure", async () => {
  expect((await plan(true)).status).toBe(0);
  expect(outcome()).toMatchObject({ outcome: "waits", message: expect.stringContaining("apply worker-infra first") });
});

test("when it is to be applied, that is a failure which says what to apply first", async () => {
  const { status, output } = await plan(false);
  expect(status).toBe(1);
  expect(output).toContain("apply worker-infra first");
  expect(outcome()).toMatchObject({ outcome: "failed" });
});

test("it is looked for in the region of the credentials", async () => {
  expect((await plan(false)).output).toContain("Looking in eu-west-1");
});
