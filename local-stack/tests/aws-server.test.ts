import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type AwsServer, type AwsServerOptions, startAwsServer } from "../src/aws/server";
import { AwsError } from "../src/aws/service";
import { createDynamoDb } from "../src/dynamodb/dynalite";
import { createOutbox } from "../src/mail/outbox";

const topic = "arn:aws:sns:eu-west-2:000000000000:weekly";
const known = { name: "edge", accessKeyId: "AKIDEDGE", secretAccessKey: "secret" };

let server: AwsServer;
let outbox: ReturnType<typeof createOutbox>;
const hooks: { onCall?: AwsServerOptions["onCall"]; authorise?: AwsServerOptions["authorise"] } = {};

beforeAll(async () => {
  outbox = createOutbox({ subscribers: new Map([[topic, ["reader@example.org"]]]), now: () => 7, newId: () => "id-1" });
  server = await startAwsServer({
    services: {
      sqs: async ({ input }) => ({ QueueUrl: `url of ${input.QueueName}` }),
      sns: outbox.sns,
      ses: outbox.ses,
    },
    dynamodb: createDynamoDb(),
    principals: [known],
    authorise: (...all) => hooks.authorise?.(...all),
    onCall: (...all) => hooks.onCall?.(...all),
  });
});
afterEach(() => {
  delete hooks.onCall;
  delete hooks.authorise;
});
afterAll(() => server.close());

const client = (credentials = known) => ({ endpoint: server.url, region: "eu-west-2", credentials, maxAttempts: 1 });
const getQueueUrl = (credentials = known) =>
  new SQSClient(client(credentials)).send(new GetQueueUrlCommand({ QueueName: "queue ü" }));

test("the official SDK reaches SQS, DynamoDB, SNS and SES through the one port", async () => {
  expect((await getQueueUrl()).QueueUrl).toBe("url of queue ü");
  expect((await new DynamoDBClient(client()).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  const publish = new PublishCommand({ TopicArn: topic, Subject: "<Week> & more", Message: "1 + 1 = 2 & 100 %\n€" });
  expect((await new SNSClient(client()).send(publish)).MessageId).toBe("id-1");
  const send = new SendEmailCommand({
    FromEmailAddress: "reports@example.org",
    Destination: { ToAddresses: ["owner@example.org"] },
    Content: {
      Simple: {
        Subject: { Data: "Week" },
        Body: { Text: { Data: "text" }, Html: { Data: "<p>" } },
        Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
      },
    },
  });
  expect((await new SESv2Client(client()).send(send)).MessageId).toBe("id-1");

  expect(outbox.mails).toEqual([
    { channel: "sns", to: ["reader@example.org"], subject: "<Week> & more", text: "1 + 1 = 2 & 100 %\n€", at: 7 },
    {
      channel: "ses",
      to: ["owner@example.org"],
      subject: "Week",
      text: "text",
      html: "<p>",
      headers: { "Auto-Submitted": "auto-generated" },
      at: 7,
    },
  ]);
});

test("publishing to a topic that nobody declared is refused as AWS does", async () => {
  const publish = new SNSClient(client()).send(new PublishCommand({ TopicArn: `${topic}-other`, Message: "text" }));
  await expect(publish).rejects.toMatchObject({ name: "NotFoundException", message: "Topic does not exist" });
});

test.each([
  ["that SES sets itself", { Name: "reply-to", Value: "owner@example.org" }],
  ["whose value holds another header", { Name: "List-Id", Value: "<week>\r\nBcc: all@example.org" }],
  ["whose name holds a colon", { Name: "List-Id:", Value: "<week>" }],
])("a mail with a header %s is refused, as SES does", async (_, header) => {
  const caught = outbox.mails.length;
  const send = new SendEmailCommand({
    Destination: { ToAddresses: ["owner@example.org"] },
    Content: { Simple: { Subject: { Data: "Week" }, Body: { Text: { Data: "text" } }, Headers: [header] } },
  });

  await expect(new SESv2Client(client()).send(send)).rejects.toMatchObject({ name: "ValidationException" });
  expect(outbox.mails).toHaveLength(caught);
});

test("a caller with an unknown key, a wrong secret or no signature is refused", async () => {
  const stranger = { ...known, accessKeyId: "AKIDNOBODY" };
  await expect(getQueueUrl(stranger)).rejects.toMatchObject({ name: "UnrecognizedClientException" });
  const guesser = { ...known, secretAccessKey: "guess" };
  await expect(getQueueUrl(guesser)).rejects.toMatchObject({ name: "InvalidSignatureException" });
  const headers = { "x-amz-target": "AmazonSQS.GetQueueUrl" };
  expect((await fetch(server.url, { method: "POST", headers, body: "{}" })).status).toBe(403);
});

test("a body that was changed on its way does not match its signature", async () => {
  const sqs = new SQSClient(client());
  sqs.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request as object, { body: JSON.stringify({ QueueName: "other" }) });
      return next(args);
    },
    { step: "finalizeRequest", priority: "low" },
  );
  await expect(sqs.send(new GetQueueUrlCommand({ QueueName: "queue" }))).rejects.toMatchObject({
    name: "InvalidSignatureException",
  });
});

test("what IAM or a hook refuses reaches the caller with its name and message", async () => {
  hooks.authorise = ({ name }, { action }) => {
    throw new AwsError("AccessDenied", `${name} may not ${action}`, 403);
  };
  await expect(getQueueUrl()).rejects.toMatchObject({ name: "AccessDenied", message: "edge may not GetQueueUrl" });
  delete hooks.authorise;
  hooks.onCall = () => {
    throw new AwsError("ThrottlingException", "slow down");
  };
  await expect(getQueueUrl()).rejects.toMatchObject({ name: "ThrottlingException", message: "slow down" });
});

test("a service that the account has not is refused", async () => {
  const sts = new STSClient(client());
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow("This stack has no service sts.");
  sts.destroy();
});

test("an operation that the stack has not, and a body that is no JSON, are refused", async () => {
  expect((await fetch(server.url, { method: "POST", body: "hello" })).status).toBe(400);
  const headers = { "x-amz-target": "AmazonSQS.GetQueueUrl" };
  const answer = await fetch(server.url, { method: "POST", headers, body: "{" });
  expect(await answer.json()).toMatchObject({ __type: "SerializationException" });
});
