import { accessDenied } from "../../local-stack/src/iam/access-denied";
import { queryOf, responseOf } from "../../local-stack/tests/support/pipeline";
import { requestIdOf } from "./support/letters";
import { type Oncall, startOncall } from "./support/oncall";
import { under, type Weather } from "./support/throttled-tables";

const engineer = "cv-analytics-oncall";
const weather: Weather = { writes: "pass" };
/** The action that the engineer may not do for now. */
let withheld: string | undefined;
let one: Oncall;

beforeAll(async () => {
  const { onCall } = under(weather);
  one = await startOncall({
    onCall(principal, call) {
      // The one call whose permission has another name.
      const action = `${call.service}:${call.action === "Invoke" ? "InvokeFunction" : call.action}`;
      if (principal.name === engineer && action === withheld) {
        const permission = { action, resource: "arn:aws:it" };
        throw accessDenied(
          "arn:aws:iam::000000000000:user/on-call",
          permission,
          { decision: "implicitDeny" },
          call.service,
        );
      }
      return onCall?.(principal, call);
    },
  });
});
afterAll(() => one.stop());
afterEach(() => {
  withheld = undefined;
});

async function letDie(...events: readonly { readonly requestId: string }[]): Promise<void> {
  weather.writes = "throttled";
  for (const event of events) await one.pipeline.send(JSON.stringify(event), event.requestId);
  await one.pipeline.drain();
  weather.writes = "pass";
}

/** Every command, each of its ways. */
async function useEverything(): Promise<void> {
  const now = Date.now();
  const [halfDead, moved, other] = [requestIdOf(1), requestIdOf(2), requestIdOf(3)];
  await one.pipeline.send(JSON.stringify(queryOf(halfDead, now)), halfDead);
  await one.pipeline.drain();
  await letDie(responseOf(halfDead, now));
  for (const command of [
    "dlq list",
    "dlq rehearse",
    "dlq export dead.jsonl",
    "dlq protect",
    "dlq redrive --yes",
    "status",
  ])
    await one.oncall(command.split(" "));
  await one.oncall(["dlq", "import", "dead.jsonl", "--yes"]);
  await one.oncall(["trace", halfDead]);
  for (const ways of [[], ["--send", "--yes"], ["--force", "--yes"]]) await one.oncall(["report", "2025-W45", ...ways]);
  await one.oncall(["pause", "--yes"]);
  await one.oncall(["resume"]);
  await letDie(queryOf(moved, now), queryOf(other, now));
  const stop = new AbortController();
  const cancelled = { signal: stop.signal, sleep: async () => stop.abort() };
  await one.oncall(["dlq", "redrive", "--native", "--rate", "1", "--yes"], cancelled);
  await one.oncall(["dlq", "drop", "--yes", "--to", "dropped.jsonl"]);
  await letDie(responseOf(requestIdOf(9), now));
}

test("the engineer on call may do all that the tool does, and nothing that it never does", async () => {
  await useEverything();
  const { authoriser } = one.pipeline;
  const denied = authoriser.uses().filter(({ principal, allowed }) => principal === engineer && !allowed);
  expect(denied).toEqual([]);
  const unused = authoriser.unusedGrants().filter(({ owner }) => owner === engineer);
  expect(unused.map(({ action, resource }) => `${action} ${resource}`)).toEqual([]);
});

test.each([
  ["sqs:ReceiveMessage", "dlq list"],
  ["sqs:GetQueueAttributes", "dlq list"],
  ["dynamodb:BatchGetItem", "dlq list"],
  ["dynamodb:Query", "trace 00000000-0000-4000-8000-000000000001"],
  ["lambda:InvokeFunction", "report 2025-W45 --force --yes"],
  ["lambda:UpdateEventSourceMapping", "pause --yes"],
  ["lambda:ListEventSourceMappings", "resume"],
])("without %s, %s says which permission is missing, and ends with 1", async (action, command) => {
  withheld = action;
  const { code, json } = await one.oncall([...command.split(" "), "--json"]);
  expect({ code, json }).toMatchObject({ code: 1, json: { ok: false, error: { kind: "access-denied", action } } });
});

test("without the log, list tells what it can, and that reasons may be missing", async () => {
  withheld = "logs:FilterLogEvents";
  const { json } = await one.oncall(["dlq", "list", "--json"]);
  expect(json).toMatchObject({
    total: expect.any(Number),
    logUnreadable: expect.stringContaining("logs:FilterLogEvents"),
  });
});

test("without the audit group in CloudWatch, the change is made, written down locally, and the engineer told", async () => {
  withheld = "logs:CreateLogStream";
  const { code, err } = await one.oncall(["dlq", "drop", "--yes", "--to", "more.jsonl"]);
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining("in the local log only") });
});
