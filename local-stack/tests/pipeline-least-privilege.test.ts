import { randomUUID } from "node:crypto";
import { AwsError } from "../src/aws/service";
import { type Pipeline, queryOf, responseOf, startPipeline } from "./support/pipeline";

let pipeline: Pipeline;
let isThrottled = false;
beforeAll(async () => {
  pipeline = await startPipeline({
    onCall: (_principal, { service }) => {
      if (isThrottled && service === "dynamodb") throw new AwsError("ThrottlingException", "slow down");
    },
  });
  await liveThroughEverything();
});
afterAll(() => pipeline.stop());

/** All that the services do: record, wait, postpone, recognise a duplicate, sweep, report. */
async function liveThroughEverything() {
  await pipeline.ask("What may you do?");
  await pipeline.untilProcessed(2);
  const requestId = randomUUID();
  const deliver = async (event: object) => {
    await pipeline.send(JSON.stringify(event), requestId);
    await pipeline.drain();
  };
  await deliver(queryOf(requestId));
  await pipeline.runSchedule("cv-analytics-unanswered-sweep", new Date());

  isThrottled = true;
  await pipeline.send(JSON.stringify(responseOf(requestId)), requestId);
  await pipeline.untilLogged("failed, to be tried again", 1);
  isThrottled = false;
  await pipeline.drain();
  await deliver(responseOf(requestId));

  await pipeline.runSchedule("cv-analytics-weekly-report", new Date("2025-11-10T08:00:00Z"));
}

test("every call that was made is granted", () => {
  expect(pipeline.authoriser.uses().filter(({ allowed }) => !allowed)).toEqual([]);
});

test("every grant is used, save those for what runs only in AWS or in a human hand", () => {
  const unused = pipeline.authoriser
    .unusedGrants()
    .map(({ owner, action, resource }) => `${owner}: ${action} on ${resource}`);
  const explained = [
    // Lambda itself writes logs and traces.
    /-lambda-role: (logs|xray):/,
    // The engineer's tool is what uses these.
    /^cv-analytics-oncall: /,
    // Lambda hands a run that failed for good to the alarm topic, Scheduler one that it could not deliver to its queue.
    /^cv-analytics-reporter-lambda-role: sns:Publish on .*:cv-analytics-alarms$/,
    /^cv-analytics-reporter-scheduler-role: sqs:SendMessage on .*:cv-analytics-schedule-dlq$/,
    // Resource policies: refusals of plain HTTP, and CloudWatch's way to the alarm topic.
    /^arn:aws:/,
  ];
  expect(unused.filter((grant) => !explained.some((reason) => reason.test(grant)))).toEqual([]);
  expect(explained.filter((reason) => !unused.some((grant) => reason.test(grant)))).toEqual([]);
});
