import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createSesChannel } from "../src/aws/ses";
import { createSnsChannel } from "../src/aws/sns";
import { createSqsDeadLetters } from "../src/aws/sqs";

const mail = { subject: "Report", text: "Figures \u2026", html: "<p>Figures</p>" };
const topic = "arn:aws:sns:eu-west-2:123456789012:weekly";
const addresses = { from: "cv@example.org", to: ["a@example.org", "b@example.org"] };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Answers every call in one way, and keeps what it was asked. */
async function startServer(answer: (response: ServerResponse) => unknown) {
  const calls: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    calls.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(response);
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const config = {
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  return { calls, config };
}

/** Answers every call with one body. */
function startAnswering(body: string) {
  return startServer((response) => response.end(body));
}

test("SNS gets subject and text for the topic", async () => {
  const result = "<PublishResult><MessageId>message-1</MessageId></PublishResult>";
  const { calls, config } = await startAnswering(`<PublishResponse>${result}</PublishResponse>`);

  const messageId = await createSnsChannel(config, topic).deliver(mail);

  expect(messageId).toBe("message-1");
  expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toMatchObject({
    Action: "Publish",
    TopicArn: topic,
    Subject: "Report",
    Message: "Figures \u2026",
  });
});

test("SES gets text and HTML for every address", async () => {
  const { calls, config } = await startAnswering('{"MessageId":"message-2"}');

  const messageId = await createSesChannel(config, addresses).deliver(mail);

  expect(messageId).toBe("message-2");
  expect(calls[0]?.path).toBe("/v2/email/outbound-emails");
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
    FromEmailAddress: "cv@example.org",
    Destination: { ToAddresses: ["a@example.org", "b@example.org"] },
    Content: {
      Simple: {
        Subject: { Data: "Report", Charset: "UTF-8" },
        Body: {
          Text: { Data: "Figures \u2026", Charset: "UTF-8" },
          Html: { Data: "<p>Figures</p>", Charset: "UTF-8" },
        },
        Headers: expect.arrayContaining([{ Name: "Auto-Submitted", Value: "auto-generated" }]),
      },
    },
  });
});

describe.each([
  ["is reset", (response: ServerResponse) => response.destroy()],
  ["is a 500", (response: ServerResponse) => response.writeHead(500).end()],
])("a mail whose answer %s, which may have been sent", (_, answer) => {
  test.each([
    ["SNS", (config: object) => createSnsChannel(config, topic)],
    ["SES", (config: object) => createSesChannel(config, addresses)],
  ])("is not handed to %s again at once", async (_, createChannel) => {
    const { calls, config } = await startServer(answer);

    await expect(createChannel({ ...config, maxAttempts: 3 }).deliver(mail)).rejects.toThrow();

    expect(calls).toHaveLength(1);
  });
});

describe("the dead-letter queue", () => {
  const url = "https://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-dlq.fifo";

  test("is counted at the client's endpoint, not at the host of its URL", async () => {
    const attributes = { ApproximateNumberOfMessages: "5", ApproximateNumberOfMessagesNotVisible: "2" };
    const { calls, config } = await startAnswering(JSON.stringify({ Attributes: attributes }));
    const client = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });

    expect(await createSqsDeadLetters(client, url).count()).toBe(7);

    expect(calls[0]?.headers["x-amz-target"]).toBe("AmazonSQS.GetQueueAttributes");
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
      QueueUrl: url,
      AttributeNames: Object.keys(attributes),
    });
    client.destroy();
  });

  test("that tells no number is a failure", async () => {
    const { config } = await startAnswering("{}");
    const client = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });

    await expect(createSqsDeadLetters(client, url).count()).rejects.toThrow("no number");

    client.destroy();
  });
});
