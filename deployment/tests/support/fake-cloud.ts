import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod";

const metadata = z.looseObject({
  annotations: z.record(z.string(), z.string()),
  bindings: z.array(z.looseObject({ name: z.string(), text: z.string() })),
});

export interface FakeCloud {
  readonly url: string;
  /** What was uploaded, oldest first. */
  readonly uploads: readonly z.output<typeof metadata>[];
  /** Names of the secrets that somebody has put. */
  readonly secrets: string[];
  /** Answers every request with status 500 from now on. */
  readonly fail: () => void;
  readonly close: () => Promise<void>;
}

/** As much of Cloudflare's API as a deployment of a Worker asks for, and the URL of one SQS queue. */
export async function startFakeCloud(queueUrl: string): Promise<FakeCloud> {
  const uploads: z.output<typeof metadata>[] = [];
  const secrets = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
  let isFailing = false;
  const answer = async (request: IncomingMessage): Promise<readonly [number, unknown]> => {
    const { method = "", url = "" } = request;
    const body = await readAll(request);
    if (isFailing) return refused(500, 10000, "Internal error");
    if (request.headers["x-amz-target"] === "AmazonSQS.GetQueueUrl") return [200, { QueueUrl: queueUrl }];
    // A Worker is put the first time, and gets versions from then on.
    if (method === "PUT" || (method === "POST" && /\/versions\b/.test(url))) {
      uploads.push(metadata.parse(JSON.parse(/\r\n\r\n(\{.*\})\r\n/.exec(body)?.[1] ?? "")));
      return succeeded({ ...versionOf(uploads), startup_time_ms: 1 });
    }
    if (url.includes("/subdomain")) return succeeded({ subdomain: "owner", enabled: true });
    if (uploads.length === 0) return refused(404, 10007, "This Worker does not exist on your account.");
    if (url.endsWith("/secrets")) return succeeded(secrets.map((name) => ({ name, type: "secret_text" })));
    if (url.includes("/versions/")) return succeeded(versionOf(uploads));
    if (url.endsWith("/deployments")) return succeeded({ deployments: [deploymentOf(uploads)] });
    return succeeded({ default_environment: { script: { last_deployed_from: "wrangler" } }, bindings: [] });
  };
  const server = createServer(async (request, response) => {
    const [status, reply] = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(reply));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    uploads,
    secrets,
    fail: () => {
      isFailing = true;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function versionOf(uploads: FakeCloud["uploads"]) {
  return {
    id: String(uploads.length),
    number: uploads.length,
    annotations: uploads.at(-1)?.annotations,
    resources: {},
  };
}

function deploymentOf(uploads: FakeCloud["uploads"]) {
  const versions = [{ version_id: String(uploads.length), percentage: 100 }];
  return { id: "1", source: "wrangler", strategy: "percentage", created_on: "2026-01-01T00:00:00Z", versions };
}

function succeeded(result: unknown): [number, unknown] {
  return [200, { success: true, errors: [], messages: [], result }];
}

function refused(status: number, code: number, message: string): [number, unknown] {
  return [status, { success: false, errors: [{ code, message }], messages: [], result: null }];
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
