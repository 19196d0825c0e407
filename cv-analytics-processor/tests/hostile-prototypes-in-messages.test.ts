import fc from "fast-check";
import { createProcessor, finalTable, interimTable, messageOf, queryOf, responseOf, sortKeys } from "./support/harness";
import { createMemoryDynamoDb } from "./support/memory-dynamodb";

const evil = '{"polluted":true,"query":"evil","matchScore":1,"half":"response","toJSON":null}';
/** An event as JSON text whose own fields reach for the prototype, before and behind the true ones. */
const withEvil = (event: object, fields: readonly string[]) => {
  const inner = fields.map((name) => `${JSON.stringify(name)}:${evil}`).join();
  return `{${inner},${JSON.stringify(event).slice(1, -1)},${inner},"constructor":{"prototype":${evil}}}`;
};
const names = ["__proto__", "constructor", "prototype", "hasOwnProperty", "valueOf", "\u005f_proto__"];

async function stored(...bodies: readonly string[]) {
  const database = createMemoryDynamoDb(sortKeys);
  const { handle } = createProcessor(database.client);
  // Apart, so that a half lies in its table before it is joined.
  for (const body of bodies) expect(await handle(messageOf(body, { group: "__proto__" }))).toEqual([]);
  return { halves: await database.items(interimTable), records: await database.items(finalTable) };
}

test("fields that reach for the prototype change neither a stored item nor any other object", async () => {
  const properties = () => JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));
  const before = properties();
  const usualHalf = await stored(JSON.stringify(queryOf()));
  const usualRecord = await stored(JSON.stringify(queryOf()), JSON.stringify(responseOf()));
  await fc.assert(
    fc.asyncProperty(fc.subarray(names, { minLength: 1 }), async (fields) => {
      expect(await stored(withEvil(queryOf(), fields))).toEqual(usualHalf);
      expect(await stored(withEvil(queryOf(), fields), withEvil(responseOf(), fields))).toEqual(usualRecord);
    }),
    { seed: 3, numRuns: 60 },
  );
  expect(properties()).toBe(before);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each(["__proto__", "constructor", "toString"])("a kind of event named %s is malformed", async (eventType) => {
  const { handle } = createProcessor(createMemoryDynamoDb(sortKeys).client);
  const message = messageOf({ ...queryOf(), eventType }, { id: "odd" });
  expect(await handle(message)).toEqual(["odd"]);
});

test("an event whose fields are its prototype's only is malformed", async () => {
  const { handle } = createProcessor(createMemoryDynamoDb(sortKeys).client);
  expect(await handle(messageOf(`{"__proto__":${JSON.stringify(queryOf())}}`, { id: "hollow" }))).toEqual(["hollow"]);
});
