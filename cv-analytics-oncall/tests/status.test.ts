import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { AwsError } from "../../local-stack/src/aws/service";
import { queryOf, responseOf } from "../../local-stack/tests/support/pipeline";
import type { World } from "../src/run";
import { type Oncall, startOncall } from "./support/oncall";

const hour = 3_600_000;

let one: Oncall;
let refused: string | undefined;
beforeAll(async () => {
  const onCall = (_: unknown, { action }: { readonly action: string }) => {
    if (action === refused) throw new AwsError("InternalFailure", "out of order", 500);
  };
  one = await startOncall({ onCall });
});
afterAll(() => one.stop());
beforeEach(() => {
  refused = undefined;
});

const status = async () => (await one.oncall(["status", "--json"])).json;

test("an idle pipeline is well", async () => {
  const { code, out } = await one.oncall(["status"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^All is well\./);
  expect(out).toMatch(/event queue +empty/);
});

test("a watched status is shown again until Ctrl-C, in place of the one before where people look on", async () => {
  const stop = new AbortController();
  const pauses: number[] = [];
  const sleep = async (ms: number) => {
    pauses.push(ms);
    if (pauses.length === 2) stop.abort();
  };
  const { code, out } = await one.oncall(["status", "--watch", "3"], { sleep, signal: stop.signal });
  expect(code).toBe(0);
  expect(out.match(/All is well/g)).toHaveLength(2);
  expect(pauses).toEqual([3_000, 3_000]);

  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  const once = new AbortController();
  await one.oncall(["status", "--watch"], {
    streams: { stdin: new PassThrough(), stdout, stderr: new PassThrough() } as unknown as World["streams"],
    sleep: async () => once.abort(),
    signal: once.signal,
  });
  expect(String(stdout.read()).startsWith("\u001b[1;1H\u001b[0J")).toBe(true);
});

test("wrong seconds to watch are wrong usage", async () => {
  expect(await one.oncall(["status", "--watch", "0"])).toMatchObject({ code: 2 });
});

test("what is in each place is told, and the worst of it first", async () => {
  const { pipeline } = one;
  const [recorded, dead, late] = [randomUUID(), randomUUID(), randomUUID()];
  const asked = Date.now();
  for (const event of [
    queryOf(recorded, asked),
    responseOf(recorded, asked),
    { ...responseOf(dead), matchScore: 400 },
    queryOf(late, asked - 2 * hour),
  ])
    await pipeline.send(JSON.stringify(event), event.requestId);
  await pipeline.drain();

  expect(await status()).toMatchObject({
    command: "status",
    ok: false,
    verdict: "1 dead message: npm run oncall -- dlq list (and 1 more)",
    problems: [{ kind: "dead" }, { kind: "alarm" }],
    queue: { visible: 0, inFlight: 0 },
    deadLetters: { visible: 1, inFlight: 0, oldestAgeSeconds: expect.any(Number) },
    waiting: { queries: 1, responses: 0, overdue: 1, longest: { requestId: late } },
    lastRecord: { requestId: recorded, askedAt: new Date(asked).toISOString() },
    lastReport: null,
    eventSource: { state: "Enabled" },
    alarms: [{ name: "cv-analytics-dlq-not-empty", reason: expect.stringContaining("Threshold Crossed") }],
    unreadable: {},
  });
  const { code, out } = await one.oncall(["status"]);
  expect(code).toBe(1);
  expect(out).toContain("docs/operations.md#cv-analytics-dlq-not-empty");
});

test("a part that can't be read says why, and the others are told all the same", async () => {
  refused = "DescribeAlarms";
  expect(await status()).toMatchObject({
    alarms: null,
    unreadable: { alarms: expect.stringContaining("out of order") },
    eventSource: { state: "Enabled" },
  });
});

test("credentials that AWS does not know end the command with that", async () => {
  const file = join(one.folder, "unknown.env");
  const { endpoint, region } = one.pipeline;
  const settings = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "NOBODY",
    AWS_SECRET_ACCESS_KEY: "x",
  };
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join("\n"),
  );
  const { code, json } = await one.oncall(["status", "--json", "--env", file]);
  expect(code).toBe(1);
  expect(json).toMatchObject({ ok: false, error: { kind: "credentials" } });
});
