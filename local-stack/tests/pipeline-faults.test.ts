import { randomUUID } from "node:crypto";
import { AwsError } from "../src/aws/service";
import { type Pipeline, queryOf, responseOf, startPipeline } from "./support/pipeline";

type OnCall = NonNullable<Parameters<typeof startPipeline>[0]>["onCall"];

let pipeline: Pipeline;
let onCall: OnCall;
beforeAll(async () => {
  pipeline = await startPipeline({ onCall: (principal, call) => onCall?.(principal, call) });
});
afterEach(() => {
  onCall = undefined;
});
afterAll(() => pipeline.stop());

const events = (requestId: string) => [queryOf(requestId), responseOf(requestId)];

async function deliver(requestId: string, batches: readonly (readonly object[])[]) {
  for (const batch of batches) {
    await pipeline.pause();
    for (const event of batch) await pipeline.send(JSON.stringify(event), requestId);
    await pipeline.resume();
    await pipeline.drain();
  }
}

describe("when the processor's process is killed", () => {
  const [q, r] = [queryOf, responseOf];
  const orders: [string, (requestId: string) => object[][]][] = [
    ["a pair in one batch", (id) => [events(id)]],
    ["a query, then its response", (id) => [[q(id)], [r(id)]]],
    ["a response, then its query", (id) => [[r(id)], [q(id)]]],
  ];

  test.each(orders)(
    "before or between any of its database calls, %s is one record and nothing else",
    async (_name, order) => {
      const most = 8;
      for (let survived = 0; survived < most; survived += 1) {
        const requestId = randomUUID();
        let calls = 0;
        onCall = (_principal, call) => {
          if (call.service !== "dynamodb" || calls++ !== survived) return;
          for (const pid of pipeline.pids("processor")) process.kill(pid, "SIGKILL");
          // The caller is gone: what it asked for is not carried out.
          throw new AwsError("InternalServerError", "the caller was killed", 500);
        };
        await deliver(requestId, order(requestId));

        const ofRequest = (items: Record<string, unknown>[]) => items.filter((item) => item.requestId === requestId);
        expect(ofRequest(await pipeline.records())).toHaveLength(1);
        expect(ofRequest(await pipeline.halves())).toEqual([]);
        if (calls <= survived) break;
      }
      expect(pipeline.deadLetters.peek()).toEqual([]);
    },
  );
});

test("while DynamoDB throttles, events wait longer and longer; afterwards they are recorded, and none is dead", async () => {
  const requestId = randomUUID();
  let refusals = 0;
  onCall = (_principal, call) => {
    // The SDK tries three times in each of two invocations.
    if (call.service === "dynamodb" && refusals < 6) {
      refusals += 1;
      throw new AwsError("ProvisionedThroughputExceededException", "slow down", 400);
    }
  };
  await deliver(requestId, [events(requestId)]);

  expect(refusals).toBe(6);
  expect((await pipeline.records()).filter((item) => item.requestId === requestId)).toHaveLength(1);
  expect(pipeline.deadLetters.peek()).toEqual([]);
});

test("while SQS hangs, the visitor has the answer before SQS has the event", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  onCall = ({ name }, call) => (name === "cv-analytics-edge" && call.action === "SendMessage" ? held : undefined);

  expect(await (await pipeline.ask("Does SQS hang?")).json()).toMatchObject({ matchScore: 84 });
  expect((await pipeline.records()).filter(({ query }) => query === "Does SQS hang?")).toEqual([]);
  release();
});

test("while SQS answers 500, the visitor's answer is the same, and each dropped event is one log line", async () => {
  onCall = ({ name }) => {
    if (name === "cv-analytics-edge") throw new AwsError("InternalFailure", "out of order", 500);
  };
  expect(await (await pipeline.ask("Is SQS broken?")).json()).toMatchObject({ matchScore: 84 });

  const dropped = await pipeline.untilLogged("event dropped", 2);
  expect(dropped).toHaveLength(2);
  expect(dropped.join()).not.toContain("Is SQS broken?");
});
