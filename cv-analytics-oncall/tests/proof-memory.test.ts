import { join } from "node:path";
import { type Oncall, startOncall } from "./support/oncall";
import { fromSource, startProcess } from "./support/oncall-process";
import { malformedBody, queryBody, requestOf, responseBody } from "./support/proof-events";

const MiB = 1024 * 1024;
const padding = "x".repeat(20_000);
const requests = 300;
/** All bodies together have 200 MB. */
const smallHeap = "--max-old-space-size=96";

let one: Oncall;
beforeAll(async () => {
  one = await startOncall();
});
afterAll(() => one.stop());

/** Straight into the dead-letter queue: events of a few requests again and again, and as many that are none. */
function fillTo(count: number): void {
  const { deadLetters } = one.pipeline;
  for (let number = deadLetters.peek().length; number < count; number += 1) {
    const request = number % requests;
    const bodies = [queryBody(request, padding), responseBody(request, padding), brokenBody(request)];
    const groupId = requestOf(Math.floor((number + 1) / 2));
    deadLetters.send({ body: bodies[number % 3] ?? "", groupId, deduplicationId: String(number) });
  }
}

/** No event, but it tells its request. */
function brokenBody(request: number): string {
  return `${queryBody(request).replace("query", "click")} ${malformedBody(0)}${padding}`;
}

async function list() {
  const argv = ["--env", one.environmentFile, "--audit-log", join(one.folder, "audit.jsonl"), "dlq", "list", "--json"];
  const { code, out, err, peakMemory } = await startProcess([smallHeap, ...fromSource], argv).answer;
  return { code, err, json: JSON.parse(out), peakMemory };
}

test("ten thousand dead messages of 20 KB are listed, each once, in a heap that could not hold half of them", async () => {
  const { deadLetters } = one.pipeline;
  fillTo(1_000);
  const few = await list();
  fillTo(10_000);
  const many = await list();

  expect(many).toMatchObject({ code: 1, err: "", json: { total: 10_000, unseen: 0 } });
  const listed = many.json.messages.map(({ messageId }: { messageId: string }) => messageId);
  expect(new Set(listed)).toEqual(new Set(deadLetters.peek().map(({ messageId }) => messageId)));
  expect(listed).toHaveLength(10_000);
  expect(many.json.groups.length).toBeLessThan(10);
  expect(many.json.groups.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(10_000);
  expect(deadLetters.counts()).toEqual({ visible: 10_000, inFlight: 0, delayed: 0 });
  expect(many.peakMemory - few.peakMemory).toBeLessThan(130 * MiB);
}, 240_000);
