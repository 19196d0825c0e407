import { BatchGetCommand, BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import {
  createProcessor,
  finalTable,
  interimTable,
  messageOf,
  queryOf,
  requestIdOf,
  responseOf,
  sortKeys,
} from "./support/harness";
import { type Client, createMemoryDynamoDb } from "./support/memory-dynamodb";

type Answer = Record<string, unknown>;

function createFaulty(fault: (command: object, carryOut: () => Promise<Answer>) => Promise<Answer>) {
  const database = createMemoryDynamoDb(sortKeys);
  const send = (command: object) =>
    fault(command, () => (database.client.send as (c: object) => Promise<Answer>)(command));
  return { database, processor: createProcessor({ send } as unknown as Client) };
}

const throttled = () => Promise.reject(Object.assign(new Error("slow down"), { name: "ThrottlingException" }));

test("a malformed message fails alone, and a valid half behind it in its group is stored", async () => {
  const { database, processor } = createFaulty((_, carryOut) => carryOut());
  const returned = await processor.handle(
    messageOf("{", { id: "bad", group: requestIdOf(0) }),
    messageOf(queryOf(0), { id: "good" }),
  );

  expect(returned).toEqual(["bad"]);
  expect(await database.items(interimTable)).toHaveLength(1);
  expect(processor.postponed).toEqual([]);
  expect(processor.told).toContain("malformed bad: body: expected JSON");
});

test("when the database refuses everything, every message is returned and hidden for about a minute", async () => {
  const { processor } = createFaulty(throttled);
  const returned = await processor.handle(messageOf(queryOf(0), { id: "a" }), messageOf(responseOf(1), { id: "b" }));

  expect(returned).toEqual(["a", "b"]);
  expect(processor.postponed.map(({ messageId, delayInSeconds }) => [messageId, delayInSeconds])).toEqual([
    ["a", 60],
    ["b", 60],
  ]);
});

test("the second failure hides a message for about an hour", async () => {
  const { processor } = createFaulty(throttled);
  await processor.handle(messageOf(queryOf(0), { receiveCount: 2 }));
  expect(processor.postponed).toMatchObject([{ delayInSeconds: 3_600 }]);
});

test("a malformed message behind one that is not yet done goes to the dead letters by itself, not lost with it", async () => {
  const { processor } = createFaulty(throttled);
  const group = "one group";
  const returned = await processor.handle(
    messageOf(queryOf(0), { id: "held", group }),
    messageOf("{", { id: "bad", group }),
  );

  expect(returned).toEqual(["held", "bad"]);
  expect(processor.postponed.map(({ messageId }) => messageId)).toEqual(["held"]);
});

test("an item that DynamoDB refuses fails its own request, not the batch it is written in", async () => {
  const refused = requestIdOf(1);
  const { database, processor } = createFaulty((command, carryOut) => {
    const isRefused = command instanceof BatchWriteCommand && JSON.stringify(command.input).includes(refused);
    const error = Object.assign(new Error("bad item"), { name: "ValidationException" });
    return isRefused ? Promise.reject(error) : carryOut();
  });
  const messages = [0, 1, 2].map((index) => messageOf(queryOf(index), { id: String(index) }));

  expect(await processor.handle(...messages)).toEqual(["1"]);
  expect((await database.items(interimTable)).map(({ requestId }) => requestId)).toEqual([0, 2].map(requestIdOf));
});

test("the database has until 8 s before Lambda ends the invocation, and hiding the retries until 1 s before", async () => {
  const { processor } = createFaulty(throttled);
  await processor.handle(messageOf(queryOf(0)));
  expect(processor.deadlines).toEqual([22_000, 29_000]);
});

test("an unprocessed item fails its own request and the rest of its message group, and nothing else", async () => {
  const stuck = requestIdOf(1);
  const { database, processor } = createFaulty(async (command, carryOut) => {
    if (!(command instanceof BatchWriteCommand)) return carryOut();
    const requests = command.input.RequestItems?.[interimTable] ?? [];
    const left = requests.filter(({ PutRequest }) => PutRequest?.Item?.requestId === stuck);
    command.input.RequestItems = { [interimTable]: requests.filter((one) => !left.includes(one)) };
    await carryOut();
    return { UnprocessedItems: left.length > 0 ? { [interimTable]: left } : {} };
  });
  const group = "one group";
  const returned = await processor.handle(
    messageOf(queryOf(0), { id: "before", group }),
    messageOf(queryOf(1), { id: "stuck", group }),
    messageOf(queryOf(2), { id: "behind", group }),
    messageOf(queryOf(3), { id: "elsewhere" }),
  );

  expect(returned).toEqual(["stuck", "behind"]);
  expect((await database.items(interimTable)).map(({ requestId }) => requestId)).toEqual([0, 2, 3].map(requestIdOf));
  expect(processor.told).toContain(`failed ${stuck}`);
});

test("an item that is unprocessed once is written by the next attempt", async () => {
  let isFirst = true;
  const { database, processor } = createFaulty(async (command, carryOut) => {
    if (!(command instanceof BatchWriteCommand) || !isFirst) return carryOut();
    isFirst = false;
    return { UnprocessedItems: command.input.RequestItems };
  });

  expect(await processor.handle(messageOf(queryOf()))).toEqual([]);
  expect(await database.items(interimTable)).toHaveLength(1);
});

test("keys that stay unprocessed in a look fail their requests, and the halves stay where they are", async () => {
  const { database, processor } = createFaulty(async (command, carryOut) =>
    command instanceof BatchGetCommand ? { Responses: {}, UnprocessedKeys: command.input.RequestItems } : carryOut(),
  );

  expect(await processor.handle(messageOf(queryOf(), { id: "q" }), messageOf(responseOf(), { id: "r" }))).toEqual([
    "q",
    "r",
  ]);
  expect(await database.items(finalTable)).toHaveLength(1);
});

test("when the record cannot be written, no half is deleted", async () => {
  let isOut = false;
  const { database, processor } = createFaulty((command, carryOut) =>
    isOut && command instanceof BatchWriteCommand ? throttled() : carryOut(),
  );
  await processor.handle(messageOf(queryOf()));
  isOut = true;

  expect(await processor.handle(messageOf(responseOf(), { id: "r" }))).toEqual(["r"]);
  expect(await database.items(interimTable)).toHaveLength(1);

  isOut = false;
  await processor.handle(messageOf(responseOf()));
  expect(await database.items(finalTable)).toHaveLength(1);
  expect(await database.items(interimTable)).toEqual([]);
});

test("a stored half that cannot be read fails its own request only", async () => {
  const { database, processor } = createFaulty((_, carryOut) => carryOut());
  const Item = { requestId: requestIdOf(0), half: "query", timestamp: "yesterday" };
  await database.client.send(new BatchWriteCommand({ RequestItems: { [interimTable]: [{ PutRequest: { Item } }] } }));

  const messages = [messageOf(responseOf(0), { id: "0" }), messageOf(queryOf(1), { id: "1" })];
  expect(await processor.handle(...messages)).toEqual(["0"]);
});

test("ages and repeated copies are told, and no age is negative", async () => {
  const { processor } = createFaulty((_, carryOut) => carryOut());
  const early = { ...queryOf(1), timestamp: queryOf(1).timestamp + 60_000 };
  await processor.handle(messageOf(queryOf(0)), messageOf(queryOf(0)), messageOf(early));
  expect(processor.told).toEqual(expect.arrayContaining(["aged 1000", "aged 0", "repeated 1", "flushed"]));
});
