import { randomUUID } from "node:crypto";
import { AwsError } from "../src/aws/service";
import type { Grant } from "../src/iam/grants";
import { type Pipeline, queryOf, responseOf, startPipeline } from "./support/pipeline";

/** Grants that nothing on this machine can use, and who uses them in AWS; by Sid. */
const usedElsewhere: Readonly<Record<string, string>> = {
  WriteLogs: "Lambda writes the functions' output to CloudWatch Logs in their name; here it goes to the screen.",
  Trace: "Lambda sends the functions' traces to X-Ray in their name.",
  AllowAlarms: "CloudWatch publishes the alarms; here is no CloudWatch.",
  ReportFailures: "Lambda publishes in the reporter's name that the last try of an asynchronous run failed.",
  KeepUndeliveredRuns: "Scheduler keeps, in its role's name, what Lambda did not take from it for a day.",
};

/** Whose grants a tool uses and not the pipeline. The tool's tests see to it that none is left over, worker-infra's that few are wide. */
const toolUser = "cv-analytics-oncall";

const asText = ({ owner, sid, action, resource }: Grant) => `${owner} ${sid} ${action} ${resource}`;

let pipeline: Pipeline;
let isThrottled = false;

beforeAll(async () => {
  pipeline = await startPipeline({
    onCall: (_principal, { service, action }) => {
      if (isThrottled && service === "dynamodb" && action === "BatchWriteItem")
        throw new AwsError("ProvisionedThroughputExceededException", "slow down", 400);
    },
  });
  await useEverything(pipeline);
});
afterAll(() => pipeline.stop());

/** All that the pipeline does by itself, each principal's rare calls included. */
async function useEverything({ ask, untilProcessed, report, runSchedule }: Pipeline): Promise<void> {
  await ask("Is every permission used?");
  await untilProcessed(2);

  const [early, throttled, waiting] = [randomUUID(), randomUUID(), randomUUID()];
  await deliver(responseOf(early));
  await deliver(queryOf(early));
  // A late duplicate: the processor asks whether its request is recorded.
  await deliver(responseOf(early));
  isThrottled = true;
  const postponed = deliver(queryOf(throttled));
  await pipeline.untilLogged("slow down", 1);
  isThrottled = false;
  await postponed;

  const askedAt = Date.parse("2025-07-02T12:00:00Z");
  await deliver(queryOf(waiting, askedAt));
  await runSchedule("cv-analytics-unanswered-sweep", new Date("2025-07-02T14:00:00Z"));
  await deliver(responseOf(waiting, askedAt + 150));
  await runSchedule("cv-analytics-weekly-report", new Date("2025-07-07T07:00:00Z"));
  await report({ week: "2025-W45" });
}

async function deliver(message: { readonly requestId: string }): Promise<void> {
  await pipeline.pause();
  await pipeline.send(JSON.stringify(message), message.requestId);
  await pipeline.resume();
  await pipeline.drain();
}

test("no principal makes a call that its policies do not grant", () => {
  const uses = pipeline.authoriser.uses();
  expect(uses.filter(({ allowed }) => !allowed)).toEqual([]);
  expect(new Set(uses.map(({ principal }) => principal))).toEqual(
    new Set([
      "cv-analytics-edge",
      "cv-analytics-processor-lambda-role",
      "cv-analytics-reporter-lambda-role",
      "cv-analytics-reporter-scheduler-role",
    ]),
  );
});

test("no policy of the pipeline grants what it never uses", () => {
  const unused = pipeline.authoriser
    .unusedGrants()
    .filter(({ owner, sid }) => owner !== toolUser && !(sid in usedElsewhere));
  expect(unused.map(asText)).toEqual([]);
});

test("what is excepted from that is granted, and not used here after all", () => {
  const { unusedGrants, usedGrants } = pipeline.authoriser;
  expect(unusedGrants().map(({ owner }) => owner)).toContain(toolUser);
  const sids = new Set(unusedGrants().map(({ sid }) => sid));
  expect(Object.keys(usedElsewhere).filter((sid) => !sids.has(sid))).toEqual([]);
  expect(usedGrants().filter(({ sid }) => sid in usedElsewhere)).toEqual([]);
});

test("every action and every resource is named; only log streams and traces, which AWS names, have wildcards", () => {
  const { unusedGrants, usedGrants } = pipeline.authoriser;
  const wide = [...usedGrants(), ...unusedGrants()]
    .filter(({ owner }) => owner !== toolUser)
    .filter(({ action, resource }) => /[*?]/.test(action + resource));
  expect(wide.filter(({ sid }) => sid !== "WriteLogs" && sid !== "Trace").map(asText)).toEqual([]);
});
