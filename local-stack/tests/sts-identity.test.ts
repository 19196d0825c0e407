import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { createStsService } from "../src/sts/sts-service";
import { type Account, startAccount } from "./support/account";

const arns = new Map([
  ["engineer", "arn:aws:iam::000000000000:user/engineer"],
  ["stranger", "arn:aws:iam::000000000000:role/stranger"],
]);

let account: Account;
beforeAll(async () => {
  const sts = createStsService({ accountId: "000000000000", arnOf: (name) => arns.get(name) });
  account = await startAccount({ services: { sts }, statements: [] });
});
afterAll(() => account.close());

test("a user is told who it is, without any permission", async () => {
  const sts = new STSClient(account.clientOf("engineer"));
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: "000000000000",
    Arn: "arn:aws:iam::000000000000:user/engineer",
    UserId: "engineer",
  });
  sts.destroy();
});

test("a role's caller is a session of the role", async () => {
  const sts = new STSClient(account.clientOf("stranger"));
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe("arn:aws:sts::000000000000:assumed-role/stranger/local");
  sts.destroy();
});

test("a caller with a wrong secret is told nothing, and what else STS can do is not here", async () => {
  const settings = account.clientOf("engineer");
  const guesser = new STSClient({ ...settings, credentials: { ...settings.credentials, secretAccessKey: "guess" } });
  await expect(guesser.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });
  const sts = new STSClient(settings);
  const assume = new AssumeRoleCommand({ RoleArn: arns.get("stranger"), RoleSessionName: "session" });
  await expect(sts.send(assume)).rejects.toThrow(/sts:AssumeRole/);
  for (const client of [guesser, sts]) client.destroy();
});
