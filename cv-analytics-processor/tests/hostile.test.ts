import fc from "fast-check";
import { MalformedEventError, parseEvent } from "../src/events";
import { startDynalite } from "./support/dynalite";
import { createProcessor, interimTable, messageOf, queryOf, responseOf, sortKeys } from "./support/harness";

test("whatever event the schema takes, the database takes, and no batch fails for it", async () => {
  const database = await startDynalite(sortKeys);
  const { handle } = createProcessor(database.client);
  const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(5e-324, 1e-130, 1e-200, 99.999999999, -0));
  const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 100 });
  const candidates = fc.oneof(
    fc
      .record({ requestId: fc.uuid(), query: anyText, sessionId: anyText })
      .map((fields) => ({ ...queryOf(), ...fields })),
    fc
      .record({ requestId: fc.uuid(), matchScore: anyNumber, reasoning: anyText })
      .map((fields) => ({ ...responseOf(), ...fields })),
  );
  const isEvent = (candidate: unknown) => {
    try {
      return parseEvent(JSON.stringify(candidate)) !== undefined;
    } catch (error) {
      if (error instanceof MalformedEventError) return false;
      throw error;
    }
  };
  const events = fc.sample(candidates, { numRuns: 400, seed: 1 }).filter(isEvent);
  for (let start = 0; start < events.length; start += 10)
    expect(await handle(...events.slice(start, start + 10).map((event) => messageOf(event)))).toEqual([]);
  expect(await database.items(interimTable)).toHaveLength(events.length);
  database.stop();
});
