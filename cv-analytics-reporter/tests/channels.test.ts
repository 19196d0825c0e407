import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { createSesChannel } from "../src/ses";
import { createSnsChannel } from "../src/sns";
import { createSqsDeadLetters } from "../src/sqs";

const mail = { subject: "Report", text: "Figures \u2026", html: "<p>Figures</p>" };

/** Answers every call with one body, and keeps what it was asked. */
async function startServer(answer: string) {
  const calls: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    calls.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.end(answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const config = {
    endpoint: `http://127.0.0.1:${port}`,
    region: "eu-west-2",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  };
  return { calls, config, stop: () => server.close() };
}

test("SNS gets subject and text for the topic", async () => {
  const result = "<PublishResult><MessageId>message-1</MessageId></PublishResult>";
  const { calls, config, stop } = await startServer(`<PublishResponse>${result}</PublishResponse>`);
  const client = new SNSClient(config);

  const messageId = await createSnsChannel(client, "arn:aws:sns:eu-west-2:123456789012:weekly").deliver(mail);

  expect(messageId).toBe("message-1");
  expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toMatchObject({
    Action: "Publish",
    TopicArn: "arn:aws:sns:eu-west-2:123456789012:weekly",
    Subject: "Report",
    Message: "Figures \u2026",
  });
  client.destroy();
  stop();
});

test("SES gets text and HTML for every address", async () => {
  const { calls, config, stop } = await startServer('{"MessageId":"message-2"}');
  const addresses = { from: "cv@example.org", to: ["a@example.org", "b@example.org"] };

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
      },
    },
  });
  stop();
});

describe("the dead-letter queue", () => {
  const url = "https://sqs.eu-west-2.amazonaws.com/123456789012/cv-analytics-dlq.fifo";

  test("is counted at the client's endpoint, not at the host of its URL", async () => {
    const { calls, config, stop } = await startServer('{"Attributes":{"ApproximateNumberOfMessages":"7"}}');
    const client = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });

    expect(await createSqsDeadLetters(client, url).count()).toBe(7);

    expect(calls[0]?.headers["x-amz-target"]).toBe("AmazonSQS.GetQueueAttributes");
    expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
      QueueUrl: url,
      AttributeNames: ["ApproximateNumberOfMessages"],
    });
    client.destroy();
    stop();
  });

  test("that tells no number is a failure", async () => {
    const { config, stop } = await startServer("{}");
    const client = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });

    await expect(createSqsDeadLetters(client, url).count()).rejects.toThrow("no number");

    client.destroy();
    stop();
  });
});
