import {
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  type ListEventSourceMappingsCommandInput,
  UpdateEventSourceMappingCommand,
  type UpdateEventSourceMappingCommandInput,
} from "@aws-sdk/client-lambda";
import {
  type DeployedAccount,
  functionArn,
  mappingId,
  otherArn,
  otherMappingId,
  queueArn,
  startDeployedAccount,
} from "./support/deployed-account";

let deployed: DeployedAccount;
let lambda: LambdaClient;
beforeEach(async () => {
  deployed = await startDeployedAccount();
  lambda = new LambdaClient(deployed.account.clientOf("engineer"));
});
afterEach(async () => {
  lambda.destroy();
  await deployed.account.close();
});

const list = async (input: ListEventSourceMappingsCommandInput) =>
  (await lambda.send(new ListEventSourceMappingsCommand(input))).EventSourceMappings ?? [];
const update = (more: Partial<UpdateEventSourceMappingCommandInput>) =>
  lambda.send(new UpdateEventSourceMappingCommand({ UUID: mappingId, ...more }));
const state = async () => (await lambda.send(new GetEventSourceMappingCommand({ UUID: mappingId }))).State;

test.each(["processor", functionArn, "000000000000:function:processor"])(
  "the mapping of %s is listed",
  async (name) => {
    expect(await list({ FunctionName: name })).toEqual([
      {
        UUID: mappingId,
        EventSourceArn: queueArn,
        FunctionArn: functionArn,
        State: "Disabled",
        StateTransitionReason: "USER_INITIATED",
        LastModified: new Date(1_762_607_658_500),
        BatchSize: 10,
        MaximumBatchingWindowInSeconds: 0,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
        ScalingConfig: { MaximumConcurrency: 5 },
      },
    ]);
  },
);

test("mappings are listed by their queue, and all of them without a filter", async () => {
  expect(await list({ EventSourceArn: queueArn })).toHaveLength(2);
  expect(await list({ EventSourceArn: `${queueArn}-other` })).toEqual([]);
  expect((await list({})).map(({ FunctionArn }) => FunctionArn)).toEqual([functionArn, otherArn]);
});

test("enabling and disabling take until the feed has really started and stopped", async () => {
  const { feed } = deployed;
  const answer = await update({ Enabled: true });
  expect([answer.State, answer.$metadata.httpStatusCode]).toEqual(["Enabling", 202]);
  expect(await state()).toBe("Enabling");
  await feed.letGo();
  expect(await state()).toBe("Enabled");

  expect((await update({ Enabled: false })).State).toBe("Disabling");
  expect(await state()).toBe("Disabling");
  await feed.letGo();
  expect(await state()).toBe("Disabled");
  expect(feed.calls).toEqual(["start", "stop"]);
});

test("a mapping that is already as wanted is left alone", async () => {
  expect((await update({ Enabled: false })).State).toBe("Disabled");
  expect((await update({})).State).toBe("Disabled");
  expect(deployed.feed.calls).toEqual([]);
});

test("a mapping on its way is not updated", async () => {
  await update({ Enabled: true });
  await expect(update({ Enabled: false })).rejects.toMatchObject({ name: "ResourceInUseException" });
});

test("a mapping that cannot be enabled is disabled, and why is told", async () => {
  await update({ Enabled: true });
  const reason = new Error("visibility timeout too short");
  await deployed.feed.letGo(reason);
  expect(await state()).toBe("Disabled");
  expect(deployed.errors).toEqual([reason]);
});

test("who turns it off while it turns on waits for both", async () => {
  const { mapping, feed } = deployed;
  const on = mapping.enable();
  const off = mapping.disable();
  expect(mapping.state).toBe("Disabling");
  await feed.letGo();
  await feed.letGo();
  await Promise.all([on, off]);
  expect([mapping.state, ...feed.calls]).toEqual(["Disabled", "start", "stop"]);
});

test("what only a deployment changes is refused", async () => {
  await expect(update({ BatchSize: 5 })).rejects.toMatchObject({ name: "InvalidParameterValueException" });
});

test("the mappings of a function that is not there are not found", async () => {
  await expect(list({ FunctionName: "missing" })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message: "Function not found: arn:aws:lambda:eu-west-2:000000000000:function:missing",
    $metadata: { httpStatusCode: 404 },
  });
});

test("the engineer may turn only the mapping whose function the policy names", async () => {
  const get = (UUID: string) => lambda.send(new GetEventSourceMappingCommand({ UUID }));
  await expect(get(otherMappingId)).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining(`event-source-mapping:${otherMappingId}`),
    $metadata: { httpStatusCode: 403 },
  });
  await expect(update({ UUID: otherMappingId, Enabled: true })).rejects.toThrow("lambda:UpdateEventSourceMapping");
  await expect(get("33333333-3333-4333-8333-333333333333")).rejects.toMatchObject({ name: "AccessDeniedException" });
  const stranger = new LambdaClient(deployed.account.clientOf("stranger"));
  await expect(stranger.send(new ListEventSourceMappingsCommand({}))).rejects.toThrow("on resource: *");
  stranger.destroy();
});
