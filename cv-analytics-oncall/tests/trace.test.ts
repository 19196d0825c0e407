import { randomUUID } from "node:crypto";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { AwsError } from "../../local-stack/src/aws/service";
import { queryOf, responseOf } from "../../local-stack/tests/support/pipeline";
import { type Oncall, startOncall } from "./support/oncall";

const hour = 3_600_000;

let one: Oncall;
let isLogBroken = false;
beforeAll(async () => {
  const onCall = (_: unknown, { action }: { readonly action: string }) => {
    if (isLogBroken && action === "FilterLogEvents") throw new AwsError("ServiceUnavailableException", "busy", 503);
  };
  one = await startOncall({ onCall });
});
afterAll(() => one.stop());

async function deliver(...events: readonly ReturnType<typeof queryOf | typeof responseOf>[]) {
  for (const event of events) await one.pipeline.send(JSON.stringify(event), event.requestId);
  await one.pipeline.drain();
}

const trace = async (requestId: string) => {
  const { code, json } = await one.oncall(["trace", requestId, "--json"]);
  return { code, ...json };
};

test("a recorded request tells when it was asked, answered and recorded, what was logged, and of the report to come", async () => {
  const [requestId, asked] = [randomUUID(), Date.now()];
  await deliver(queryOf(requestId, asked), responseOf(requestId, asked + 150));
  const found = await trace(requestId);
  expect(found).toMatchObject({
    code: 0,
    command: "trace",
    standing: "recorded",
    askedAt: new Date(asked).toISOString(),
    answeredAt: new Date(asked + 150).toISOString(),
    record: { matchType: "full", matchScore: 84 },
    dead: [],
    report: { placement: "coming", sentAt: null },
  });
  expect(found).toHaveProperty("log", expect.arrayContaining([expect.objectContaining({ message: "correlated" })]));

  const { out } = await one.oncall(["trace", requestId]);
  expect(out).toContain(`${requestId}: recorded`);
  expect(out).toMatch(/asked .*\n/);
  expect(out).toContain("match full, score 84");
  expect(out).toContain(`--filter-pattern '"${requestId}"'`);
  expect(out).toContain(`| filter requestId = "${requestId}"`);
});

test("what is recorded after its week's report was sent is shown by a forced report only", async () => {
  const [early, late] = [randomUUID(), randomUUID()];
  await deliver(queryOf(early), responseOf(early));
  await one.pipeline.report({ week: "2025-W45" });
  await deliver(queryOf(late), responseOf(late));
  // The table's times are whole seconds.
  expect(["perhaps", "too late"]).toContain(
    ((await trace(late)) as { report?: { placement: string } }).report?.placement,
  );
});

test("a lone query waits until it expires, and needs attention after an hour", async () => {
  const [fresh, overdue] = [randomUUID(), randomUUID()];
  await deliver(queryOf(fresh, Date.now()), queryOf(overdue, Date.now() - 2 * hour));
  expect(await trace(fresh)).toMatchObject({ code: 0, standing: "waiting", waiting: { response: null } });
  expect(await trace(overdue)).toMatchObject({
    code: 1,
    standing: "overdue",
    waiting: { query: { until: expect.any(String) } },
  });
});

test("a question that a sweep kept is found when its half is gone", async () => {
  const requestId = randomUUID();
  const asked = Date.now() - 2 * hour;
  await deliver(queryOf(requestId, asked));
  await one.pipeline.report({ sweep: true });
  await one.pipeline.documents.send(
    new DeleteCommand({ TableName: "cv-analytics-query-events", Key: { requestId, half: "query" } }),
  );
  expect(await trace(requestId)).toMatchObject({
    code: 0,
    standing: "unanswered",
    askedAt: new Date(asked).toISOString(),
    unanswered: { keptAt: expect.any(String) },
    report: { placement: "coming" },
  });
});

test("a dead half tells why it died and what can be done, and leaves the message visible", async () => {
  const requestId = randomUUID();
  await deliver(queryOf(requestId, Date.now()), { ...responseOf(requestId, Date.now()), matchScore: 400 });
  expect(await trace(requestId)).toMatchObject({
    code: 1,
    standing: "dead",
    waiting: { query: { since: expect.any(String) } },
    dead: [{ reason: "malformed", redrive: "fails" }],
  });
  const { out } = await one.oncall(["trace", requestId]);
  expect(out).toContain("matchScore: expected a number from 0 to 100");
  expect(out).toContain("dlq export repair.jsonl --message");
  expect(one.pipeline.deadLetters.counts()).toMatchObject({ inFlight: 0 });
});

test("a request that is nowhere tells what that can mean", async () => {
  const { code, out } = await one.oncall(["trace", randomUUID()]);
  expect(code).toBe(0);
  expect(out).toContain("in the event queue, where nobody can look for it: no messages are there");
  expect(out).toContain("never arrived");
  expect(out).toContain("expired");
});

test("without the log everything else is told", async () => {
  const requestId = randomUUID();
  await deliver(queryOf(requestId, Date.now()), responseOf(requestId, Date.now()));
  isLogBroken = true;
  const found = await trace(requestId);
  isLogBroken = false;
  expect(found).toMatchObject({ standing: "recorded", log: [], logUnreadable: expect.stringContaining("busy") });
});

test("what is no UUID is wrong usage", async () => {
  expect(await one.oncall(["trace", "17"])).toMatchObject({ code: 2, err: expect.stringContaining("expected a UUID") });
});
