import { stackFiles } from "../../local-stack/src/stack/files";
import { describeService } from "../../local-stack/src/stack/lambdas";
import { loadInfrastructure } from "../../local-stack/src/terraform/infrastructure";
import { logGroupOf, names } from "../src/names";

const account = { region: "eu-west-2", accountId: "000000000000" };
const infrastructure = loadInfrastructure({
  stackFiles,
  variables: {},
  ...account,
  endpoint: "https://sqs.eu-west-2.amazonaws.com",
});

test("the queues and tables that the tool asks for are those that the workspaces make", () => {
  expect(infrastructure.queues.map(({ name }) => name)).toEqual(
    expect.arrayContaining([names.queue, names.deadLetterQueue]),
  );
  expect(infrastructure.tables.map(({ name }) => name).sort()).toEqual(
    [names.analyticsTable, names.queryEventsTable, names.reportsTable].sort(),
  );
  const analytics = infrastructure.tables.find(({ name }) => name === names.analyticsTable);
  expect(analytics?.create.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual([names.weekIndex]);
});

test.each(["processor", "reporter"] as const)(
  "the %s is deployed under the name, and logs into the group, that the tool knows",
  (service) => {
    const parameters = service === "reporter" ? { ReportFrom: "a@example.org", ReportTo: "b@example.org" } : {};
    const { function: description } = describeService(service, account, parameters);
    expect(description.name).toBe(names[service]);
    expect(logGroupOf(description.name)).toBe(`/aws/lambda/cv-analytics-${service}`);
  },
);
