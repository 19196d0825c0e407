import { createProcessor, finalTable, interimTable, messageOf, queryOf, responseOf, sortKeys } from "./support/harness";
import { type Client, createMemoryDynamoDb } from "./support/memory-dynamodb";

const batches = { q: [queryOf()], r: [responseOf()], qr: [queryOf(), responseOf()] };
type BatchName = keyof typeof batches;
const names = Object.keys(batches) as BatchName[];
const pairs = names.flatMap((first) => names.map((second) => ({ first, second })));
const isComplete = (...all: BatchName[]) => all.join("").includes("q") && all.join("").includes("r");

type Database = ReturnType<typeof createMemoryDynamoDb>;
const messagesOf = (name: BatchName) => batches[name].map((event) => messageOf(event));

/** A client whose calls wait to be let through one by one. `step` lets the next call through, or tells that none came. */
function createGate(database: Database) {
  let waiting: (() => void) | undefined;
  const send = async (command: unknown) => {
    await new Promise<void>((open) => {
      waiting = open;
    });
    return (database.client.send as (command: unknown) => Promise<unknown>)(command);
  };
  const step = async (): Promise<boolean> => {
    const open = waiting;
    waiting = undefined;
    open?.();
    await new Promise(setImmediate);
    return open !== undefined;
  };
  return { client: { send } as unknown as Client, step };
}

async function expectTheOneEnd(database: Database, complete: boolean) {
  expect(await database.items(finalTable)).toHaveLength(complete ? 1 : 0);
  expect(await database.items(interimTable)).toHaveLength(complete ? 0 : 1);
}

test.each(pairs)(
  "a crash before any database call of $first, then $second, leaves only work to repeat",
  async (one) => {
    const { first, second } = one;
    for (let callsBeforeCrash = 0, isUnderWay = true; isUnderWay; callsBeforeCrash += 1) {
      const database = createMemoryDynamoDb(sortKeys);
      const gate = createGate(database);
      void createProcessor(gate.client).handle(...messagesOf(first));
      for (let call = 0; call < callsBeforeCrash && isUnderWay; call += 1) isUnderWay = await gate.step();

      const next = createProcessor(database.client);
      await next.handle(...messagesOf(second));
      await next.handle(...messagesOf(first));
      await expectTheOneEnd(database, isComplete(first, second));
    }
  },
);

test.each(pairs)(
  "however the calls of $first and $second interleave, the end is the same",
  async ({ first, second }) => {
    const longest = 6;
    for (let schedule = 0; schedule < 2 ** (2 * longest); schedule += 1) {
      const ones = schedule.toString(2).replaceAll("0", "").length;
      if (ones !== longest) continue;
      const database = createMemoryDynamoDb(sortKeys);
      const gates = [createGate(database), createGate(database)] as const;
      const done = Promise.all([
        createProcessor(gates[0].client).handle(...messagesOf(first)),
        createProcessor(gates[1].client).handle(...messagesOf(second)),
      ]);
      for (let bit = 0; bit < 2 * longest; bit += 1) await gates[(schedule >> bit) & 1 ? 1 : 0].step();
      expect(await done).toEqual([[], []]);
      await expectTheOneEnd(database, isComplete(first, second));
    }
  },
);
