import { InvokeCommand, type InvokeCommandInput, LambdaClient } from "@aws-sdk/client-lambda";
import { type DeployedAccount, functionArn, startDeployedAccount } from "./support/deployed-account";

let deployed: DeployedAccount;
let lambda: LambdaClient;
beforeAll(async () => {
  deployed = await startDeployedAccount();
  lambda = new LambdaClient(deployed.account.clientOf("engineer"));
});
afterAll(async () => {
  lambda.destroy();
  await deployed.account.close();
});

async function invoke(Payload: string, more: Partial<InvokeCommandInput> = {}) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: "processor", Payload, ...more }));
  return { ...answer, returned: JSON.parse(answer.Payload?.transformToString() ?? "") };
}

test.each(["processor", functionArn, "000000000000:function:processor"])(
  "%s answers with its payload",
  async (name) => {
    const event = { week: "2025-W45", name: "ü" };
    const answer = await invoke(JSON.stringify(event), { FunctionName: name, InvocationType: "RequestResponse" });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST", returned: event });
    expect(answer.FunctionError).toBeUndefined();
  },
);

test("an invocation without a payload brings an empty event", async () => {
  expect((await invoke("")).returned).toEqual({});
});

test("a function that throws is no error of the call: the answer says so and holds what was thrown", async () => {
  expect(await invoke('"throw"')).toMatchObject({
    StatusCode: 200,
    FunctionError: "Unhandled",
    returned: {
      errorType: "TypeError",
      errorMessage: "it failed",
      trace: ["TypeError: it failed", "    at handler"],
    },
  });
});

test("a function that timed out is told of in Lambda's own words", async () => {
  expect((await invoke('"throw: time out"')).returned).toEqual({
    errorType: "Sandbox.Timedout",
    errorMessage: "RequestId: request-1 Error: Task timed out after 3.00 seconds",
  });
});

test.each<[string, string, Partial<InvokeCommandInput>, string]>([
  ["a payload that is no JSON", "{", {}, "InvalidRequestContentException"],
  ["an invocation that waits for no answer", "{}", { InvocationType: "Event" }, "InvalidParameterValueException"],
  ["a function that is not there", "{}", { FunctionName: "missing" }, "ResourceNotFoundException"],
  ["a function that the policy does not name", "{}", { FunctionName: "other" }, "AccessDeniedException"],
])("%s is refused", async (_, payload, more, name) => {
  await expect(invoke(payload, more)).rejects.toMatchObject({ name });
});
