import { startDynalite } from "./support/dynalite";
import {
  asked,
  createProcessor,
  finalTable,
  handled,
  interimTable,
  messageOf,
  queryOf,
  requestIdOf,
  responseOf,
  sortKeys,
} from "./support/harness";
import { type Client, createMemoryDynamoDb } from "./support/memory-dynamodb";

interface Database {
  readonly client: Client;
  readonly items: (table: string) => Promise<Record<string, unknown>[]>;
  readonly stop?: () => void;
}

const databases: [string, () => Promise<Database>][] = [
  ["memory", async () => createMemoryDynamoDb(sortKeys)],
  ["dynalite", () => startDynalite(sortKeys)],
];

describe.each(databases)("with its tables in %s", (_name, start) => {
  let database: Database;
  let calls: string[];
  let processor: ReturnType<typeof createProcessor>;

  beforeEach(async () => {
    database = await start();
    calls = [];
    const send = (command: object, ...rest: unknown[]) => {
      calls.push(command.constructor.name.replace("Command", ""));
      return (database.client.send as (...all: unknown[]) => unknown)(command, ...rest);
    };
    processor = createProcessor({ send } as Client);
  });
  afterEach(() => database.stop?.());

  const expectOnlyRecords = async (count: number) => {
    expect(await database.items(interimTable)).toEqual([]);
    expect(await database.items(finalTable)).toHaveLength(count);
  };

  test("a question and its answer in one batch become one record, with two database requests", async () => {
    expect(await processor.handle(messageOf(queryOf()), messageOf(responseOf()))).toEqual([]);

    expect(await database.items(finalTable)).toEqual([
      {
        requestId: requestIdOf(0),
        timestamp: asked,
        query: "What databases have you used? 0",
        matchType: "full",
        matchScore: 84,
        reasoning: "Matches PostgreSQL. 0",
        sessionId: "session-1",
        week: "2025-W45",
        responseTimestamp: asked + 150,
        ttl: Math.floor(handled / 1000) + 90 * 86_400,
      },
    ]);
    expect(await database.items(interimTable)).toEqual([]);
    expect(calls).toEqual(["BatchWrite", "BatchGet"]);
  });

  test("a lone query waits in the interim table for a day, with two database requests", async () => {
    await processor.handle(messageOf(queryOf()));

    expect(await database.items(interimTable)).toEqual([
      {
        requestId: requestIdOf(0),
        half: "query",
        timestamp: asked,
        status: "awaiting_response",
        query: "What databases have you used? 0",
        sessionId: "session-1",
        ttl: Math.floor(handled / 1000) + 86_400,
      },
    ]);
    expect(calls).toEqual(["BatchWrite", "BatchGet"]);
  });

  test("a response that comes before its query waits for it and is counted as orphaned", async () => {
    expect(await processor.handle(messageOf(responseOf()))).toEqual([]);
    expect(await database.items(interimTable)).toMatchObject([{ half: "response", status: "awaiting_query" }]);
    expect(processor.told).toContain(`orphaned ${requestIdOf(0)}`);

    await processor.handle(messageOf(queryOf()));
    await expectOnlyRecords(1);
  });

  test("responses whose queries wait cost three database requests", async () => {
    const ten = Array.from({ length: 10 }, (_, index) => index);
    await processor.handle(...ten.map((index) => messageOf(queryOf(index))));
    calls.length = 0;

    await processor.handle(...ten.map((index) => messageOf(responseOf(index))));
    await expectOnlyRecords(10);
    expect(calls).toEqual(["BatchGet", "BatchWrite", "BatchWrite"]);
  });

  test("a batch of everything costs five database requests and a query for each response that stays alone", async () => {
    await processor.handle(messageOf(queryOf(1)), messageOf(responseOf(4)));
    calls.length = 0;

    await processor.handle(
      ...[queryOf(0), responseOf(0), responseOf(1), queryOf(2), responseOf(3), queryOf(4)].map((event) =>
        messageOf(event),
      ),
    );
    expect(calls).toEqual(["BatchGet", "BatchWrite", "BatchGet", "Query", "BatchWrite", "BatchWrite"]);
    expect(await database.items(finalTable)).toHaveLength(3);
  });

  const orders = ["qqrr", "qrqr", "qrrq", "rqqr", "rqrq", "rrqq"];
  const batches = [[4], [1, 3], [2, 2], [3, 1], [1, 1, 2], [1, 2, 1], [2, 1, 1], [1, 1, 1, 1]];
  test.each(orders.flatMap((order) => batches.map((sizes) => ({ order, sizes }))))(
    "both events delivered twice as $order in batches of $sizes end as one record and nothing else",
    async ({ order, sizes }) => {
      const messages = [...order].map((kind) => messageOf(kind === "q" ? queryOf() : responseOf()));
      for (const size of sizes) expect(await processor.handle(...messages.splice(0, size))).toEqual([]);
      await expectOnlyRecords(1);
    },
  );

  test("a late duplicate of a recorded event is counted and leaves nothing behind", async () => {
    await processor.handle(messageOf(queryOf()), messageOf(responseOf()));

    await processor.handle(messageOf(responseOf()));
    await processor.handle(messageOf(queryOf()));
    await expectOnlyRecords(1);
    expect(processor.told.filter((line) => line === `duplicate ${requestIdOf(0)}`)).toHaveLength(2);
  });

  test("a stored half beside a pair that met in one batch goes too", async () => {
    await processor.handle(messageOf(responseOf()));
    await processor.handle(messageOf(queryOf()), messageOf(responseOf()));
    await expectOnlyRecords(1);
  });

  test("a redelivered early response whose query has come takes its own half along", async () => {
    await processor.handle(messageOf(responseOf()));
    const ownHalf = await database.items(interimTable);
    await processor.handle(messageOf(queryOf(1)));
    expect(ownHalf).toHaveLength(1);

    await processor.handle(messageOf(responseOf()), messageOf(responseOf(1)));
    expect(await database.items(finalTable)).toHaveLength(1);
    expect(await database.items(interimTable)).toMatchObject([{ requestId: requestIdOf(0), half: "response" }]);
  });
});
