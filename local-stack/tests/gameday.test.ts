import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { play } from "../gameday/play";
import { auditDiskFull } from "../gameday/scenarios/audit-disk-full";
import { clockAhead, clockBehind } from "../gameday/scenarios/clock-skew";
import { dynamodbThrottled } from "../gameday/scenarios/dynamodb-throttled";
import { processorDown } from "../gameday/scenarios/processor-down";
import { sqsRefusing } from "../gameday/scenarios/sqs-refusing";
import { sqsSlow } from "../gameday/scenarios/sqs-slow";
import { buildVariant } from "../gameday/stage/variant";

const folder = mkdtempSync(join(tmpdir(), "gameday-"));
afterAll(() => rmSync(folder, { recursive: true }));

const few = { seed: 1, questions: 10 };

test("while the processor is down events wait, and are recorded when it is back", async () => {
  const result = await play(processorDown, few);

  expect(result.ownFaults).toEqual([]);
  expect(result.affected).toEqual(["processing"]);
  expect(result.fault).toEqual({ accepted: 20, dropped: 0, waited: 20, dead: 0 });
  expect(result.visitors.differing).toEqual([]);
  expect(result.end).toMatchObject({ events: { waiting: 0, dead: 0, lost: 0 }, lost: [], wrong: [], unrecorded: [] });
  expect(result.alarms.map(({ name }) => name)).toContain("cv-analytics-queue-stuck");
});

test("while SQS refuses the edge's key, every event is dropped with a line in the log, and none is accepted", async () => {
  const { fault, affected, unaccounted, visitors, end, recovery } = await play(sqsRefusing, few);
  const askedBeforeTheFault = 18;

  expect(fault).toEqual({ accepted: 0, dropped: 20, waited: 0, dead: 0 });
  expect([affected, unaccounted, visitors.differing, end.lost]).toEqual([["collection"], 0, [], []]);
  const { seconds = Number.POSITIVE_INFINITY, dropped, droppedAfterwards } = recovery.collection;
  // The circuit tries once in half a minute, and is asked every two seconds.
  expect([seconds <= 35, dropped > 0, droppedAfterwards]).toEqual([true, true, 0]);
  expect(end.events.recorded).toBeGreaterThan(2 * askedBeforeTheFault);
});

test("with a full disk the on-call tool changes nothing; with room again it redrives what is dead", async () => {
  const { fault, ownFaults, left, recovery } = await play(auditDiskFull, few);

  expect(fault.dead).toBe(20);
  expect([ownFaults, left]).toEqual([[], { dead: 0, unrecorded: 0 }]);
  expect(recovery.commands).toEqual(["dlq redrive --yes"]);
});

test("a failure that does not come about is told of", async () => {
  const { faults } = await play({ ...dynamodbThrottled, break: () => {} }, few);

  expect(faults).toContain("the failure did not show: processing went on");
  expect(faults).toContain("the alarm error-rate stayed silent");
});

describe("a system that breaks its promises is told of", () => {
  test("a processor that acknowledges what it does not write", async () => {
    const forgetful = {
      file: "cv-analytics-processor/src/dynamodb.ts",
      text: "batchWrite({ [analyticsTable]: records.map(toPut), [queryEventsTable]: halves.map(toPut) })",
      replacement: "Promise.resolve(new Map(Object.entries({ records, halves, toPut }).slice(3) as []))",
    };
    const processor = await buildVariant("processor", "forgetful", [forgetful], folder);
    const { faults, end } = await play(clockBehind, { ...few, bundles: { processor } });

    expect(end.lost.length).toBeGreaterThan(0);
    expect(faults).toContainEqual(expect.stringMatching(/^\d+ accepted events are lost, the first is query /));
  });

  test("an edge that lets the visitor wait for SQS", async () => {
    const waiting = {
      file: "cv-analytics-worker/src/index.ts",
      text: "return edge(request, (work) => context.waitUntil(work));",
      replacement: `
        const works: Promise<unknown>[] = [];
        return edge(request, (work) => void works.push(work)).then(async (answer) => {
          await Promise.all(works);
          return answer;
        });`,
    };
    const worker = await buildVariant("worker", "waiting", [waiting], folder);
    const { faults } = await play(sqsSlow, { ...few, bundles: { worker } });

    expect(faults).toContainEqual(expect.stringMatching(/^visitors were delayed/));
  });

  test("an edge that changes the chatbot's answer", async () => {
    const meddling = {
      file: "cv-analytics-worker/src/visitor.ts",
      text: "  return answer;\n",
      replacement: "  return new Response(`${await answer.text()} `, answer);\n",
    };
    const worker = await buildVariant("worker", "meddling", [meddling], folder);
    const { faults } = await play(clockAhead, { ...few, bundles: { worker } });

    expect(faults).toContainEqual(expect.stringMatching(/^\d+ visitors got another answer than the chatbot gave/));
  });

  test("an edge that counts a question twice", async () => {
    const counting = {
      file: "cv-analytics-worker/src/index.ts",
      text: "return edge(request, (work) => context.waitUntil(work));",
      replacement: `
        context.waitUntil(edge(request.clone(), (work) => context.waitUntil(work)).then((answer) => answer.text()));
        return edge(request, (work) => context.waitUntil(work));`,
    };
    const worker = await buildVariant("worker", "counting", [counting], folder);
    const { faults } = await play(clockBehind, { ...few, bundles: { worker } });

    expect(faults).toContainEqual(expect.stringMatching(/^\d+ events that nobody asked for/));
    expect(faults).toContainEqual(expect.stringMatching(/^\d+ questions that nobody asked: /));
  });

  test("an edge whose circuit stays open after the repair", async () => {
    const stubborn = {
      file: "cv-analytics-worker/src/circuit-breaker.ts",
      text: "const openForMs = 30_000;",
      replacement: "const openForMs = 3_600_000;",
    };
    const worker = await buildVariant("worker", "stubborn", [stubborn], folder);
    const { faults } = await play(sqsRefusing, { ...few, bundles: { worker } });

    expect(faults).toContain("no event was accepted after the repair");
  });
});
