import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { bucketOf, upload } from "./artifact";
import { aws } from "./aws-cli";
import { type Archive, archiveFolder } from "./lambda-archive";
import { readRollbackTriggers } from "./lambda-template";
import { readParameters } from "./parameters";
import { findAlarms, setRollbackTriggers } from "./rollback-triggers";
import { settleStack } from "./stack-status";
import { type Tag, tagsOf } from "./tags";
import { invoke, untilCodeIs } from "./watched-run";

export interface DeployOptions {
  /** Of the template, as `NAME=VALUE`; they win over the file's. */
  readonly parameter?: readonly string[];
  /** Where to put the code; by default the bucket that the service's infrastructure workspace made. */
  readonly bucket?: string;
  /** Whether alarms roll the deployment back. */
  readonly watched: boolean;
}

interface Deployment {
  readonly stack: string;
  readonly template: string;
  readonly parameters: readonly string[];
  readonly tags: readonly Tag[];
}

/** Deploys the built code of the Lambda service in a folder with the `infrastructure/lambda.yaml` beside it. */
export async function deployLambda(folder: string, { parameter = [], bucket, watched }: DeployOptions): Promise<void> {
  const stack = basename(folder);
  const service = stack.replace(/^cv-analytics-/, "");
  const template = join(folder, "infrastructure/lambda.yaml");
  if (!existsSync(template)) throw new Error(`${template} is missing: expected the folder of a Lambda service`);

  const archive = archiveFolder(join(folder, "dist"));
  const artifact = { bucket: bucket ?? (await bucketOf(service)), key: `${service}/${archive.hash}.zip` };
  const triggers = watched ? readRollbackTriggers(template) : { alarms: [], minutes: 0 };
  const wanted = await findAlarms(triggers);

  console.log(`code      s3://${artifact.bucket}/${artifact.key}: ${await upload(archive, artifact)}`);
  const isThere = await settleStack(stack);
  // Before the update that they are to watch; a stack that does not exist yet has nothing to go back to.
  if (isThere) console.log(`triggers  ${await setRollbackTriggers(stack, wanted)}`);
  const code = [`ArtifactBucket=${artifact.bucket}`, `ArtifactKey=${artifact.key}`];
  const parameters = [...code, ...readParameters(folder), ...parameter];
  const tags = tagsOf(stack, isThere ? wanted : undefined);
  console.log(`stack     ${await deployWatched({ stack, template, parameters, tags }, archive)}`);
  if (!isThere) console.log(`triggers  ${await setRollbackTriggers(stack, wanted)}`);
}

/**
 * Deploys; a function that seldom runs is made to run while its alarms are watched. It runs although the code is deployed
 * already: the deployment before may have failed by that very run.
 */
async function deployWatched(deployment: Deployment, { codeSha256 }: Archive): Promise<string> {
  const { stack } = deployment;
  const deployed = new AbortController();
  const deploying = deploy(deployment).finally(() => deployed.abort());
  const event = eventToRunWith(stack);
  if (!event) return deploying;

  const ran = untilCodeIs(codeSha256, stack, deployed.signal)
    // A deployment may be done sooner than it is looked at.
    .catch(() => deploying)
    .then(() => invoke(stack, event));
  const [said] = await Promise.all([deploying, ran]);
  return said;
}

/** The reporter runs once a week by itself. Its dry run makes the report of the last week and sends and stores nothing. */
function eventToRunWith(stack: string): object | undefined {
  if (stack !== "cv-analytics-reporter") return undefined;
  return { scheduledTime: new Date().toISOString(), dryRun: true };
}

async function deploy({ stack, template, parameters, tags }: Deployment): Promise<string> {
  const said = await aws(
    ...["cloudformation", "deploy", "--no-fail-on-empty-changeset"],
    ...["--stack-name", stack],
    ...["--template-file", template],
    ...["--parameter-overrides", ...parameters],
    ...["--tags", ...tags.map(({ Key, Value }) => `${Key}=${Value}`)],
  );
  return said.split("\n").at(-1) ?? "";
}
