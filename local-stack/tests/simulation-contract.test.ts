import { deployment } from "../simulation/deployment";
import { stackFiles } from "../src/stack/files";
import { describeService } from "../src/stack/lambdas";
import { loadInfrastructure } from "../src/terraform/infrastructure";

const account = { region: "eu-west-2", accountId: "000000000000" };
const endpoint = "https://sqs.eu-west-2.amazonaws.com";
const { queues } = loadInfrastructure({ stackFiles, variables: {}, ...account, endpoint });
const processor = describeService("processor", account, {});
const reporter = describeService("reporter", account, {});

test("the simulated queue is the one that the workspace makes", () => {
  const queue = queues.find(({ arn }) => arn === processor.eventSource?.queueArn);
  expect(queue?.attributes).toMatchObject(deployment.queue);
  expect(JSON.parse(queue?.attributes.RedrivePolicy ?? "{}")).toMatchObject({
    maxReceiveCount: deployment.receivesBeforeDeadLetter,
  });
});

test("the simulated functions and the event source are those of the templates", () => {
  expect(processor.eventSource).toMatchObject(deployment.eventSource);
  expect(processor.function.timeoutInSeconds).toBe(deployment.processorTimeoutInSeconds);
  expect(reporter.function.timeoutInSeconds).toBe(deployment.reporterTimeoutInSeconds);
});
