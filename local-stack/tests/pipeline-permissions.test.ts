import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SQSClient, StartMessageMoveTaskCommand } from "@aws-sdk/client-sqs";
import { stackFiles } from "../src/stack/files";
import { type Pipeline, startPipeline } from "./support/pipeline";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "permissions-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The synthesised workspaces, with one action taken out of every policy text that grants it. */
function withoutAction(action: string): readonly string[] {
  let isFound = false;
  const files = stackFiles.map((file, index) => {
    const content = readFileSync(file, "utf8");
    const without = content.replaceAll(`\\"${action}\\"`, `\\"${action}Never\\"`);
    isFound ||= without !== content;
    const copy = join(folder, `${index}.tf.json`);
    writeFileSync(copy, without);
    return copy;
  });
  if (!isFound) throw new Error(`no policy grants ${action}`);
  return files;
}

async function withPipeline(files: readonly string[], use: (pipeline: Pipeline) => Promise<void>) {
  const pipeline = await startPipeline({ stackFiles: files });
  try {
    await use(pipeline);
  } finally {
    await pipeline.stop();
  }
}

const isDenied = (action: string) =>
  new RegExp(`cv-analytics-[a-z-]+ is not authorized to perform: ${action} on resource: arn:aws:`);

test("with the policies as synthesised, a question becomes a record and a report, and nothing is denied", () =>
  withPipeline(stackFiles, async (pipeline) => {
    await pipeline.ask("May I?");
    await pipeline.untilProcessed(2);
    const [record] = await pipeline.records();
    expect(await pipeline.report({ week: record?.week })).toMatchObject({ sent: true, summary: { queries: 1 } });
    expect(pipeline.errors).toEqual([]);
    expect(pipeline.logs.join()).not.toContain("not authorized");
  }));

test("the engineer on call may move dead letters back, and the edge may not", () =>
  withPipeline(stackFiles, async (pipeline) => {
    await pipeline.send("{", "group");
    await pipeline.drain();
    expect(pipeline.deadLetters.peek()).toHaveLength(1);
    await pipeline.pause();
    const moveAs = (caller: string) =>
      new SQSClient({
        endpoint: pipeline.endpoint,
        region: pipeline.region,
        credentials: pipeline.caller(caller),
      }).send(new StartMessageMoveTaskCommand({ SourceArn: pipeline.deadLetters.arn }));

    await expect(moveAs("cv-analytics-edge")).rejects.toThrow(isDenied("sqs:StartMessageMoveTask"));
    const moved = new Promise<void>((isMoved) => pipeline.queue.onChange(isMoved));
    await moveAs("cv-analytics-oncall");
    await moved;
    expect([pipeline.queue.peek().length, pipeline.deadLetters.peek().length]).toEqual([1, 0]);
  }));

test("without sqs:SendMessage the edge drops its events, naming the reason, and the visitor has the answer", () =>
  withPipeline(withoutAction("sqs:SendMessage"), async (pipeline) => {
    expect((await pipeline.ask("May I?")).status).toBe(200);
    expect((await pipeline.untilLogged("event dropped", 2)).join()).toContain("AccessDenied");
    expect(pipeline.queue.peek()).toEqual([]);
  }));

test.each(["sqs:ReceiveMessage", "sqs:GetQueueAttributes"])(
  "without %s Lambda cannot poll the queue",
  async (action) => {
    const polling = withPipeline(withoutAction(action), async ({ errors, untilErrors }) => {
      await untilErrors(1);
      throw errors[0];
    });
    await expect(polling).rejects.toThrow(isDenied(action));
  },
);

test.each(["dynamodb:BatchWriteItem", "dynamodb:BatchGetItem"])(
  "without %s no question becomes a record unnoticed",
  (action) =>
    withPipeline(withoutAction(action), async (pipeline) => {
      await pipeline.ask("May I?");
      expect((await pipeline.untilLogged("not authorized", 1)).join()).toMatch(isDenied(action));
      await pipeline.drain();
      expect(pipeline.deadLetters.peek()).toHaveLength(2);
    }),
);

test.each(["sns:Publish", "ses:SendEmail", "dynamodb:Query", "dynamodb:Scan"])(
  "without %s the report fails",
  (action) =>
    withPipeline(withoutAction(action), async (pipeline) => {
      await expect(pipeline.report({ week: "2025-W45" })).rejects.toThrow();
      expect((await pipeline.untilLogged("not authorized", 1)).join()).toMatch(isDenied(action));
    }),
);

test("without lambda:InvokeFunction the schedule fails", () =>
  withPipeline(withoutAction("lambda:InvokeFunction"), async (pipeline) => {
    const run = pipeline.runSchedule("cv-analytics-weekly-report", new Date("2025-11-10T08:00:00Z"));
    await expect(run).rejects.toThrow(isDenied("lambda:InvokeFunction"));
  }));
