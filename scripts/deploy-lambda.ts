import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { bucketOf, upload } from "./artifact";
import { aws, awsUnless } from "./aws-cli";
import { type Archive, archiveFolder } from "./lambda-archive";
import { readRollbackTriggers } from "./lambda-template";
import { findAlarms, setRollbackTriggers } from "./rollback-triggers";
import { codeOf, invoke, untilCodeIs } from "./watched-run";

const usage = `Deploys the built code of a Lambda function with the infrastructure/lambda.yaml beside it.

  node --import tsx scripts/deploy-lambda.ts FOLDER [--parameter NAME=VALUE]... [--bucket NAME] [--unwatched]

  FOLDER       cv-analytics-processor or cv-analytics-reporter, after npm run build
  --parameter  a parameter of the template; those not given keep their values
  --bucket     where to put the code; else the bucket that the service's infrastructure workspace made
  --unwatched  roll back on no alarm: for the repair of what rings one`;

interface Deployment {
  readonly stack: string;
  readonly template: string;
  readonly parameters: readonly string[];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      parameter: { type: "string", multiple: true, default: [] },
      bucket: { type: "string" },
      unwatched: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [folder, ...others] = positionals;
  if (values.help) return console.log(usage);
  if (!folder || others.length > 0) throw new Error(`expected one folder\n\n${usage}`);

  const stack = basename(folder);
  const service = stack.replace(/^cv-analytics-/, "");
  const template = join(folder, "infrastructure/lambda.yaml");
  if (!existsSync(template)) throw new Error(`${template} is missing: expected the folder of a Lambda service`);

  const archive = archiveFolder(join(folder, "dist"));
  const artifact = { bucket: values.bucket ?? (await bucketOf(service)), key: `${service}/${archive.hash}.zip` };
  const triggers = values.unwatched ? { alarms: [], minutes: 0 } : readRollbackTriggers(template);
  const wanted = await findAlarms(triggers);

  console.log(`code      s3://${artifact.bucket}/${artifact.key}: ${await upload(archive, artifact)}`);
  const isThere = await stackExists(stack);
  // Before the update that they are to watch; a stack that does not exist yet has nothing to go back to.
  if (isThere) console.log(`triggers  ${await setRollbackTriggers(stack, wanted)}`);
  const given = [`ArtifactBucket=${artifact.bucket}`, `ArtifactKey=${artifact.key}`, ...values.parameter];
  console.log(`stack     ${await deployWatched({ stack, template, parameters: given }, archive)}`);
  if (!isThere) console.log(`triggers  ${await setRollbackTriggers(stack, wanted)}`);
}

async function stackExists(stack: string): Promise<boolean> {
  const options = ["--stack-name", stack, "--query", "Stacks[0].StackStatus", "--output", "text"];
  const status = await awsUnless(/does not exist/, "cloudformation", "describe-stacks", ...options);
  // What a change set that was never executed leaves behind.
  return status !== undefined && status !== "REVIEW_IN_PROGRESS";
}

/** Deploys; a function that seldom runs is made to run while its alarms are watched. */
async function deployWatched(deployment: Deployment, { codeSha256 }: Archive): Promise<string> {
  const { stack } = deployment;
  const isNewCode = (await codeOf(stack)) !== codeSha256;
  const deployed = new AbortController();
  const deploying = deploy(deployment).finally(() => deployed.abort());
  const event = eventToRunWith(stack);
  if (!isNewCode || !event) return deploying;

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

async function deploy({ stack, template, parameters }: Deployment): Promise<string> {
  const said = await aws(
    ...["cloudformation", "deploy", "--no-fail-on-empty-changeset"],
    ...["--stack-name", stack],
    ...["--template-file", template],
    ...["--parameter-overrides", ...parameters],
    ...["--tags", "project=cv-analytics", `workspace=${stack}`, "managed-by=cloudformation"],
  );
  return said.split("\n").at(-1) ?? "";
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
