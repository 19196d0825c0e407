import { ListDeadLetterSourceQueuesCommand } from "@aws-sdk/client-sqs";
import { arnOf, type DeadLetterPair, startDeadLetterPair } from "./support/dead-letter-pair";
import { bodiesOf } from "./support/sqs-server";

const queueArn = arnOf("events.fifo");
const deadLetterArn = arnOf("dead.fifo");

let pair: DeadLetterPair;

beforeEach(async () => {
  pair = await startDeadLetterPair();
});

afterEach(() => pair.sqs.close());

test("a message received three times is moved on the next receive instead of being handed out", async () => {
  const { sqs, queue, deadLetters } = pair;
  await sqs.send(queue, "a1");
  for (let receives = 0; receives < 3; receives++) {
    expect(await sqs.receive(queue, { VisibilityTimeout: 0 })).toHaveLength(1);
    expect(await sqs.receive(deadLetters)).toEqual([]);
  }

  expect(await sqs.receive(queue)).toEqual([]);
  expect(bodiesOf(await sqs.receive(deadLetters))).toEqual(["a1"]);
});

test("a moved message keeps id, group and receive count; deduplication id and enqueue time are new", async () => {
  const { sqs, queue, deadLetters } = pair;
  const sent = await sqs.send(queue, "a1");
  for (let receives = 0; receives < 3; receives++) await sqs.receive(queue, { VisibilityTimeout: 0 });
  sqs.clock.advance({ hours: 24 });
  await sqs.receive(queue);

  const [dead] = await sqs.receive(deadLetters);

  expect(dead?.MessageId).toBe(sent.MessageId);
  expect(dead?.Attributes).toMatchObject({
    MessageGroupId: "a",
    MessageDeduplicationId: sent.MessageId,
    DeadLetterQueueSourceArn: queueArn,
    SentTimestamp: String(sqs.clock.now()),
    ApproximateReceiveCount: "4",
  });
});

test("the retention of a dead message counts from its move", async () => {
  const { sqs, queue, deadLetters } = pair;
  await sqs.send(queue, "a1");
  sqs.clock.advance({ hours: 95 });
  for (let receives = 0; receives < 4; receives++) await sqs.receive(queue, { VisibilityTimeout: 0 });

  sqs.clock.advance({ hours: 14 * 24, ms: -1 });
  expect(await sqs.attributes(deadLetters)).toMatchObject({ ApproximateNumberOfMessages: "1" });
  sqs.clock.advance({ ms: 1 });
  expect(await sqs.attributes(deadLetters)).toMatchObject({ ApproximateNumberOfMessages: "0" });
});

test("the group goes on without its dead message in the same receive", async () => {
  const { sqs, queue } = pair;
  await sqs.send(queue, "a1");
  for (let receives = 0; receives < 3; receives++) await sqs.receive(queue, { VisibilityTimeout: 0 });
  await sqs.send(queue, "a2");

  expect(bodiesOf(await sqs.receive(queue))).toEqual(["a2"]);
});

test.each([
  ["a standard queue", arnOf("dead"), "must be same type of queue"],
  ["no queue", arnOf("nowhere.fifo"), "does not exist"],
  ["a queue of another region", "arn:aws:sqs:us-east-1:000000000000:dead.fifo", "does not exist"],
  ["the queue itself", queueArn, "its own dead-letter queue"],
  ["no ARN", "dead.fifo", "Invalid value for deadLetterTargetArn"],
])("a redrive policy that names %s is refused", async (_what, target, reason) => {
  const { redriveTo } = pair;
  await expect(redriveTo(target)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  await expect(redriveTo(target)).rejects.toThrow(reason);
});

test("a dead-letter queue may allow any queue, some by name or none", async () => {
  const { deadLetters, setOn, redriveTo } = pair;
  const allow = (policy: object) => setOn(deadLetters, { RedriveAllowPolicy: JSON.stringify(policy) });

  await allow({ redrivePermission: "byQueue", sourceQueueArns: [queueArn] });
  await redriveTo(deadLetterArn);
  await allow({ redrivePermission: "byQueue", sourceQueueArns: [arnOf("other.fifo")] });
  await expect(redriveTo(deadLetterArn)).rejects.toThrow("does not allow");
  await allow({ redrivePermission: "denyAll" });
  await expect(redriveTo(deadLetterArn)).rejects.toThrow("does not allow");
  await allow({ redrivePermission: "allowAll" });
  await redriveTo(deadLetterArn);
  const elevenArns = Array.from({ length: 11 }, (_, index) => arnOf(`${index}.fifo`));
  await expect(allow({ redrivePermission: "byQueue", sourceQueueArns: elevenArns })).rejects.toThrow("sourceQueueArns");
  await expect(allow({ redrivePermission: "byQueue" })).rejects.toThrow("byQueue");
});

test("a dead-letter queue knows its sources", async () => {
  const { sqs, queue, deadLetters } = pair;
  const sources = await sqs.client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetters }));

  expect(sources.queueUrls).toEqual([queue]);
});
