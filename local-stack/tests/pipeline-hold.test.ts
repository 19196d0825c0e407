import { AwsError } from "../src/aws/service";
import type { LocalStackOptions } from "../src/stack/local-stack";
import { type Pipeline, startPipeline } from "./support/pipeline";

/** More than any answer takes here. */
const longHoldMs = 7_800;

let pipeline: Pipeline;
let sends: string[];
let isQueueDead: boolean;
afterEach(() => pipeline.stop());

async function startHoldingPipeline(holdQueryMs: number): Promise<void> {
  sends = [];
  isQueueDead = false;
  const onCall: LocalStackOptions["onCall"] = (_principal, { service, action }) => {
    if (service !== "sqs" || !action.startsWith("Send")) return;
    sends.push(action);
    if (isQueueDead) throw new AwsError("InternalFailure", "no", 500);
  };
  pipeline = await startPipeline({ holdQueryMs, onCall });
}

/** For each request the number of batches that its events were processed in. */
function batchesOfEachRequest(): number[] {
  const batches = pipeline.batches.map(({ records }) => [
    ...new Set(records.map(({ attributes }) => attributes.MessageGroupId)),
  ]);
  const requests = new Set(batches.flat());
  return [...requests].map((request) => batches.filter((batch) => batch.includes(request)).length);
}

test("held queries reach the queue in one request with their responses, and most pairs meet in one batch", async () => {
  const questions = 20;
  await startHoldingPipeline(longHoldMs);

  await Promise.all(Array.from({ length: questions }, (_, n) => pipeline.ask(`Question ${n}?`)));
  await pipeline.untilProcessed(2 * questions);

  expect(sends).toEqual(Array(questions).fill("SendMessageBatch"));
  const batches = batchesOfEachRequest();
  expect(batches).toHaveLength(questions);
  expect(batches.filter((count) => count === 1).length).toBeGreaterThan(questions / 2);
  expect(await pipeline.records()).toHaveLength(questions);
  expect(await pipeline.halves()).toEqual([]);
});

test("a chatbot slower than the hold has its question in the queue before it answers, and the pair is recorded", async () => {
  await startHoldingPipeline(1);
  const { answer } = pipeline;
  pipeline.answer = async (request, response) => {
    await pipeline.untilProcessed(1);
    answer(request, response);
  };

  await pipeline.ask("Take your time");
  await pipeline.untilProcessed(2);

  expect(sends).toEqual(["SendMessage", "SendMessage"]);
  expect(await pipeline.records()).toMatchObject([{ query: "Take your time", matchScore: 84 }]);
  expect(await pipeline.halves()).toEqual([]);
});

test("a dead queue costs the visitor nothing, and both events are dropped by name", async () => {
  await startHoldingPipeline(longHoldMs);
  isQueueDead = true;

  const response = await pipeline.ask("Does anybody hear me?");

  expect(await response.json()).toMatchObject({ matchScore: 84 });
  const lines = await pipeline.untilLogged("event dropped", 2);
  expect(lines.map((line) => JSON.parse(line.slice("edge: ".length)).eventType)).toEqual(["query", "response"]);
  expect(sends).toEqual(Array(3).fill("SendMessageBatch"));
});
