import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { queryOf, responseOf } from "../../local-stack/tests/support/pipeline";
import { requestIdOf } from "./support/letters";
import { type Oncall, startOncall } from "./support/oncall";
import { under, type Weather } from "./support/throttled-tables";

const weather: Weather = { writes: "pass" };
let one: Oncall;

/** The requests: both halves dead, one half dead and the other waiting, a malformed response whose query waits, garbage. */
const [bothDead, halfDead, broken] = [requestIdOf(1), requestIdOf(2), requestIdOf(3)];

beforeAll(async () => {
  one = await startOncall(under(weather));
  const { pipeline } = one;
  const send = (event: { readonly requestId: string }) => pipeline.send(JSON.stringify(event), event.requestId);
  const now = Date.now();
  await send(queryOf(halfDead, now));
  await send(queryOf(broken, now));
  await send({ ...responseOf(broken, now), matchScore: 400 } as never);
  await pipeline.send("{garbage", "garbage");
  await pipeline.drain();
  weather.writes = "throttled";
  await send(queryOf(bothDead, now));
  await send(responseOf(bothDead, now));
  await send(responseOf(halfDead, now));
  await pipeline.drain();
  weather.writes = "pass";
});
afterAll(() => one.stop());

test("list tells why each message died, what a redrive does, and until when", async () => {
  const { json, code } = await one.oncall(["dlq", "list", "--json"]);
  expect(code).toBe(1);
  expect(json).toMatchObject({ command: "dlq list", ok: false, total: 5, selected: 5, unseen: 0, logUnreadable: null });
  const found = new Map(
    (json.messages as Record<string, unknown>[]).map((one) => [`${one.event} ${one.requestId}`, one]),
  );
  expect(found.get(`query ${bothDead}`)).toMatchObject({ reason: "transient", otherHalf: "dead", redrive: "succeeds" });
  expect(found.get(`response ${halfDead}`)).toMatchObject({
    reason: "transient",
    text: "ProvisionedThroughputExceededException: slow down",
    otherHalf: "waiting",
    redrive: "succeeds",
    until: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect(found.get(`malformed ${broken}`)).toMatchObject({
    text: "matchScore: expected a number from 0 to 100",
    redrive: "fails",
    otherHalf: "waiting",
    until: expect.any(String),
  });
});

test("looking leaves no message hidden", () => {
  expect(one.pipeline.deadLetters.counts()).toEqual({ visible: 5, inFlight: 0, delayed: 0 });
});

test("the groups count identical failures, and the text names the commands' cost", async () => {
  const { out } = await one.oncall(["dlq", "list"]);
  expect(out).toContain("5 dead messages");
  expect(out).toContain("1 × malformed  matchScore: expected a number from 0 to 100");
  expect(out).toContain("Looking added one to each receive count");
});

test.each([
  [["--reason", "malformed"], 2],
  [["--reason", "transient", "malformed"], 5],
  [["--request", bothDead.toUpperCase()], 2],
  [["--text", "GARBAGE"], 1],
  [["--older-than", "30d"], 0],
  [["--newer-than", "30d"], 5],
])("the filter %s leaves %d", async (filter, count) => {
  expect((await one.oncall(["dlq", "list", "--json", ...filter])).json).toMatchObject({ selected: count, total: 5 });
});

test("protect keeps the half that a dead message needs as long as that message, and a day more", async () => {
  const { json, code } = await one.oncall(["dlq", "protect", "--json"]);
  expect({ json, code }).toMatchObject({
    code: 0,
    json: {
      protected: 2,
      halves: [
        { requestId: broken, half: "query" },
        { requestId: halfDead, half: "query" },
      ],
    },
  });
  const half = (await one.pipeline.halves()).find(({ requestId }) => requestId === halfDead);
  expect(Number(half?.ttl) * 1000).toBeGreaterThan(Date.now() + 14 * 86_400_000);
  expect((await one.oncall(["dlq", "protect", "--json"])).json).toMatchObject({ protected: 0, halves: [] });
});

test("rehearse tells what would happen, and writes nothing", async () => {
  const before = [await one.pipeline.records(), await one.pipeline.halves()];
  const { json } = await one.oncall(["dlq", "rehearse", "--json"]);
  const fates = (json.messages as { fate: string }[]).map(({ fate }) => fate).sort();
  expect(fates).toEqual(["dies again", "dies again", "recorded", "recorded", "recorded"]);
  expect([await one.pipeline.records(), await one.pipeline.halves()]).toEqual(before);
  expect(one.pipeline.queue.counts().visible).toBe(0);
});

test("redrive asks first, and without a terminal to ask at does nothing", async () => {
  const { code, err } = await one.oncall(["dlq", "redrive"]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("give --yes") });
  expect(one.pipeline.deadLetters.counts().visible).toBe(5);
});

test("redrive sends what can succeed, verifies its records, and refuses the rest", async () => {
  const { json, code } = await one.oncall(["dlq", "redrive", "--yes", "--json"]);
  expect(code).toBe(1);
  expect(json).toMatchObject({
    sent: 3,
    deleted: 3,
    recorded: 2,
    waiting: [],
    deadAgain: [],
    missing: [],
    stopped: null,
  });
  expect(json.refused).toHaveLength(2);
  expect((await one.pipeline.records()).map(({ requestId }) => requestId).sort()).toEqual([bothDead, halfDead]);
});

test("an exported event that is repaired is imported in place of its dead original, and recorded", async () => {
  const file = join(one.folder, "dead.jsonl");
  expect((await one.oncall(["dlq", "export", "dead.jsonl", "--request", broken, "--json"])).json).toMatchObject({
    exported: 1,
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await one.oncall(["dlq", "import", "dead.jsonl", "--yes"])).err).toContain(
    "line 1: event.matchScore: expected",
  );
  writeFileSync(file, readFileSync(file, "utf8").replace('"matchScore":400', '"matchScore":40'));

  const { json, code } = await one.oncall(["dlq", "import", "dead.jsonl", "--yes", "--json"]);

  expect({ json, code }).toMatchObject({ code: 0, json: { sent: 1, deleted: 1, recorded: 1 } });
  const record = (await one.pipeline.records()).find(({ requestId }) => requestId === broken);
  expect(record).toMatchObject({ matchScore: 40 });
  expect(one.pipeline.deadLetters.counts().visible).toBe(1);
});

test("a file that was imported before sends no question a second time", async () => {
  const line = JSON.parse(readFileSync(join(one.folder, "dead.jsonl"), "utf8"));
  line.event = { ...queryOf(broken, Date.now() - 86_400_000) };
  writeFileSync(join(one.folder, "again.jsonl"), JSON.stringify(line));
  const { json } = await one.oncall(["dlq", "import", "again.jsonl", "--yes", "--json"]);
  expect(json).toMatchObject({ sent: 0, alreadyRecorded: [line.messageId] });
  expect((await one.pipeline.records()).filter(({ requestId }) => requestId === broken)).toHaveLength(1);
});

test("what is malformed and redriven by force is not taken for recorded", async () => {
  const { json, code } = await one.oncall(["dlq", "redrive", "--force", "--yes", "--verify-for", "1s", "--json"]);
  expect({ json, code }).toMatchObject({ code: 1, json: { sent: 1, recorded: 0, unverifiable: [expect.any(String)] } });
  await one.pipeline.drain();
});

test("an existing file is not written over, and nothing is deleted for it", async () => {
  const { code, err } = await one.oncall(["dlq", "drop", "--yes", "--to", "dead.jsonl"]);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("is there already") });
  expect(one.pipeline.deadLetters.counts().visible).toBe(1);
});

test("drop archives before it deletes", async () => {
  const { json, code } = await one.oncall(["dlq", "drop", "--yes", "--to", "dropped.jsonl", "--json"]);
  expect({ json, code }).toMatchObject({ code: 0, json: { dropped: 1, left: 0 } });
  expect(JSON.parse(readFileSync(join(one.folder, "dropped.jsonl"), "utf8"))).toMatchObject({ body: "{garbage" });
  expect((await one.oncall(["dlq", "list"])).out).toBe("The dead-letter queue is empty.\n");
});

test("every change is in the audit log before and after it was made, with who made it and how much", () => {
  const lines = readFileSync(join(one.folder, "audit.jsonl"), "utf8").trim().split("\n");
  const audited = lines.map((line) => JSON.parse(line));
  expect(audited.map(({ command, phase }) => `${command} ${phase}`)).toEqual([
    "dlq protect begin",
    "dlq protect end",
    "dlq redrive begin",
    "dlq redrive end",
    "dlq import begin",
    "dlq import end",
    "dlq import begin",
    "dlq import end",
    "dlq redrive begin",
    "dlq redrive end",
    "dlq drop begin",
    "dlq drop end",
  ]);
  expect(audited[3]).toMatchObject({ details: { sent: 3, deleted: 3, recorded: 2 } });
  for (const { who, at } of audited) {
    expect(who).toMatch(/^arn:aws:iam::000000000000:user\/on-call \(.+\)$/);
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT/);
  }
});
