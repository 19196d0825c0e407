import { createAuthoriser } from "../src/iam/authorise";
import { stackFiles } from "../src/stack/files";
import { loadInfrastructure } from "../src/terraform/infrastructure";

/** The synthesised workspaces themselves; `npm run synth` writes them. */
const location = { region: "eu-west-2", accountId: "123456789012", endpoint: "http://127.0.0.1:4566" };
const queue = "arn:aws:sqs:eu-west-2:123456789012:cv-analytics-queue.fifo";

const load = (files = stackFiles, variables = {}) => loadInfrastructure({ ...location, stackFiles: files, variables });
const names = (named: readonly { readonly name: string }[]) => named.map(({ name }) => name).sort();

test("the three workspaces, applied in order, declare what the data path needs", () => {
  const infrastructure = load();

  expect(names(infrastructure.queues)).toEqual([
    "cv-analytics-dlq.fifo",
    "cv-analytics-queue.fifo",
    "cv-analytics-schedule-dlq",
  ]);
  expect(names(infrastructure.tables)).toEqual([
    "cv-analytics-analytics",
    "cv-analytics-query-events",
    "cv-analytics-reports",
  ]);
  expect(infrastructure.tables.map(({ ttlAttribute }) => ttlAttribute)).toEqual(["ttl", "ttl", "ttl"]);
  expect(names(infrastructure.topics)).toEqual(["cv-analytics-alarms", "cv-analytics-weekly-report"]);
  expect(names(infrastructure.schedules)).toEqual(["cv-analytics-unanswered-sweep", "cv-analytics-weekly-report"]);
  expect(names(infrastructure.users)).toEqual(["cv-analytics-edge"]);
  expect(names(infrastructure.roles)).toEqual([
    "cv-analytics-processor-lambda-role",
    "cv-analytics-reporter-lambda-role",
    "cv-analytics-reporter-scheduler-role",
  ]);
  expect([...infrastructure.managedPolicies.keys()]).toEqual(["cv-analytics-oncall"]);
});

test("each queue and topic has a policy of its own", () => {
  const { queues, topics, resourcePolicies } = load();

  for (const { arn } of [...queues, ...topics]) expect([...resourcePolicies.keys()]).toContain(arn);
});

test.each([
  ["processor-infra", 1, /processor-infra's data\.\w+\.\w+: there is no .* apply worker-infra first/],
  ["reporter-infra", 2, /reporter-infra's data\.\w+\.\w+: there is no .* apply (worker|processor)-infra first/],
])("%s cannot be applied before what it reads", (_, index, message) => {
  const early = stackFiles.slice(index, index + 1);
  const rest = stackFiles.filter((file) => !early.includes(file));

  expect(() => load([...early, ...rest])).toThrow(message);
});

test("capacity_mode on-demand pays every table by request", () => {
  const { tables } = load(stackFiles, { capacity_mode: "on-demand" });

  expect(tables.map(({ create }) => create.BillingMode)).toEqual(Array(3).fill("PAY_PER_REQUEST"));
});

test("each report address subscribes once, and a sender brings the grant to send mail as it", () => {
  const report_emails = ["a@example.org", "b@example.org", "a@example.org"];
  const { topics, roles } = load(stackFiles, { report_emails, report_from: "reports@example.org" });
  const mailed = topics.find(({ name }) => name === "cv-analytics-weekly-report")?.subscriptions;
  const granted = (lists: typeof roles) =>
    lists.flatMap(({ policies }) => policies.flatMap(({ statements }) => statements.flatMap(({ actions }) => actions)));

  expect(mailed?.map(({ endpoint }) => endpoint)).toEqual(["a@example.org", "b@example.org"]);
  expect(granted(roles)).toContain("ses:SendEmail");
  expect(granted(load().roles)).not.toContain("ses:SendEmail");
});

test("the edge may send to the queue and do nothing else", () => {
  const { users, resourcePolicies } = load();
  const { authoriseAction } = createAuthoriser({
    ...location,
    principals: users,
    resourcePolicies,
    deadLetterSources: () => [],
    moveTaskSource: () => undefined,
    senderIdentity: (address) => address,
  });
  const attempt =
    (action: string, resource = queue) =>
    () =>
      authoriseAction("cv-analytics-edge", { action, resource });

  expect(attempt("sqs:SendMessage")).not.toThrow();
  expect(attempt("sqs:ReceiveMessage")).toThrow(/not authorized to perform: sqs:ReceiveMessage/);
  expect(attempt("sqs:SendMessage", queue.replace("queue.fifo", "dlq.fifo"))).toThrow(/not authorized/);
});

test("the processor's role is Lambda's to take on, the scheduler's is EventBridge Scheduler's", () => {
  const trusted = load().roles.map(({ name, trust }) => [
    name,
    trust.statements.flatMap(({ principals }) => principals),
  ]);

  const service = (name: string) => [{ kind: "service", name }];
  expect(Object.fromEntries(trusted)).toEqual({
    "cv-analytics-processor-lambda-role": service("lambda.amazonaws.com"),
    "cv-analytics-reporter-lambda-role": service("lambda.amazonaws.com"),
    "cv-analytics-reporter-scheduler-role": service("scheduler.amazonaws.com"),
  });
});
