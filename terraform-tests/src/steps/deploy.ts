import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { runCommand } from "../../../deployment/src/command";
import { archiveFolder } from "../../../deployment/src/lambda/lambda-archive";
import { repository } from "../../../deployment/src/repository";
import { actingAs, deployRoleOf } from "../callers";
import { accountId } from "../emulator/account";
import type { Suite } from "../suite";

export const services = ["processor", "reporter"] as const;

type Service = (typeof services)[number];

/** A second build of the same source makes the same zip, and deploying it changes nothing. */
export async function deployUnchanged(suite: Suite): Promise<undefined> {
  for (const service of services) {
    const folder = copyService(service, join(suite.home, "rebuilt"));
    const build = [
      "run",
      "--silent",
      "build",
      "-w",
      `cv-analytics-${service}`,
      "--",
      `--outfile=${folder}/dist/index.js`,
    ];
    await runCommand("npm", build, { ...suite, cwd: repository });
    utimesSync(join(folder, "dist/index.js"), 0, 0);
    const before = await readDeployment(service, suite);
    const said = await deploy(folder, suite);
    assert.match(said, /code +s3:.*: was there\n/);
    assert.match(said, /triggers +kept\n/);
    assert.match(said, /stack +No changes to deploy/);
    assert.deepEqual(await readDeployment(service, suite), before);
  }
}

/** A build with another byte in it is deployed beside the old one; going back finds the old one still there. */
export async function deployChanged(suite: Suite): Promise<undefined> {
  const folder = copyService("processor", join(suite.home, "changed"));
  const code = join(folder, "dist/index.js");
  writeFileSync(code, `${readFileSync(code, "utf8")}\n// another byte`);
  const before = await readDeployment("processor", suite);
  assert.match(await deploy(folder, suite), /code +s3:.*: uploaded\n/);
  const after = await readDeployment("processor", suite);
  assert.equal(after.codeSha256, archiveFolder(join(folder, "dist")).codeSha256);
  assert.equal(after.artifacts.length, before.artifacts.length + 1);
  assert.deepEqual(after.triggers, before.triggers);

  const back = await deploy(join(repository, "cv-analytics-processor"), suite);
  assert.match(back, /code +s3:.*: was there\n/);
  assert.equal((await readDeployment("processor", suite)).codeSha256, before.codeSha256);
}

/** A copy of a service as a pipeline would have it; its folder's name says which service it is. */
function copyService(service: Service, to: string): string {
  const [from, folder] = [repository, to].map((parent) => join(parent, `cv-analytics-${service}`)) as [string, string];
  mkdirSync(folder, { recursive: true });
  for (const part of ["dist", "infrastructure"]) cpSync(join(from, part), join(folder, part), { recursive: true });
  return folder;
}

function deploy(folder: string, suite: Suite): Promise<string> {
  const command = [join(repository, "deployment/src/cli.ts"), "deploy-lambda", folder];
  const env = actingAs(deployRoleOf(basename(folder)), suite.env);
  return runCommand(process.execPath, ["--import", "tsx", ...command], { ...suite, env, cwd: repository });
}

/** All that a deployment may change. */
export async function readDeployment(service: Service, { clients }: Suite) {
  const name = `cv-analytics-${service}`;
  const { Stacks } = await clients.cloudformation.send(new DescribeStacksCommand({ StackName: name }));
  const about = await clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  const bucket = `cv-analytics-${service}-artifacts-${accountId}`;
  const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return {
    status: Stacks?.[0]?.StackStatus,
    triggers: (Stacks?.[0]?.RollbackConfiguration?.RollbackTriggers ?? []).map(({ Arn = "" }) => Arn),
    codeSha256: about.CodeSha256,
    lastModified: about.LastModified,
    artifacts: Contents.map(({ Key, ETag }) => ({ Key, ETag })),
  };
}
