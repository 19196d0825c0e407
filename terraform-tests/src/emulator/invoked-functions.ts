import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { unzipSync } from "fflate";
import { type LambdaFunction, startFunction } from "../../../local-stack/src/lambda/function";
import { InvocationError } from "../../../local-stack/src/lambda/invocation-error";
import { type Gap, type Reply, replyWith } from "./exchange";

interface Surroundings {
  /** The emulator's own URL. */
  readonly emulator: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where the code of functions is unpacked. */
  readonly home: string;
  readonly resources: AsyncDisposableStack;
  readonly onLog: (line: string) => void;
}

const invocation = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Runs functions that are invoked: the deployed code with the deployed settings, in a process of this machine. */
export function runInvokedFunctions(surroundings: Surroundings): Gap {
  const running = new Map<string, Promise<LambdaFunction>>();
  const find = async (name: string, endpoint: string) => {
    const code = await readFunction(name, surroundings.emulator);
    const key = JSON.stringify(code);
    const found = running.get(key) ?? start(code, endpoint, surroundings);
    running.set(key, found);
    return found;
  };
  return {
    name: "Lambda Invoke",
    reason: "moto runs functions in Docker only",
    answer: async (request, forward) => {
      const [, name] = invocation.exec(request.path) ?? [];
      if (!name || request.method !== "POST") return forward(request);
      const event: unknown = JSON.parse(request.body.toString("utf8") || "{}");
      const invoked = await find(name, `http://${request.headers.host}`);
      return invoked.invoke(event).then(replyWithResult, replyWithError);
    },
  };
}

type DeployedFunction = Awaited<ReturnType<typeof readFunction>>;

async function readFunction(name: string, endpoint: string) {
  const settings = clientSettings(endpoint);
  const about = await new LambdaClient(settings).send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  // A function and the stack that deploys it have one name; the stack's parameters say where the code is.
  const { Stacks } = await new CloudFormationClient(settings).send(new DescribeStacksCommand({ StackName: name }));
  const parameter = (key: string) => Stacks?.[0]?.Parameters?.find(({ ParameterKey }) => ParameterKey === key);
  const roleArn = about.Role ?? "";
  return {
    description: {
      name,
      arn: about.FunctionArn ?? "",
      handler: about.Handler ?? "",
      runtime: about.Runtime ?? "",
      roleArn,
      roleName: roleArn.slice(roleArn.lastIndexOf("/") + 1),
      memoryInMb: about.MemorySize ?? 128,
      timeoutInSeconds: about.Timeout ?? 3,
      reservedConcurrency: undefined,
      environment: about.Environment?.Variables ?? {},
    },
    codeSha256: about.CodeSha256 ?? "",
    bucket: parameter("ArtifactBucket")?.ParameterValue,
    key: parameter("ArtifactKey")?.ParameterValue,
  };
}

async function start(
  deployed: DeployedFunction,
  endpoint: string,
  surroundings: Surroundings,
): Promise<LambdaFunction> {
  const { description, codeSha256, bucket, key } = deployed;
  const { emulator, environment, home, resources, onLog } = surroundings;
  const s3 = new S3Client({ ...clientSettings(emulator), forcePathStyle: true });
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const zip = (await Body?.transformToByteArray()) ?? new Uint8Array();
  const found = createHash("sha256").update(zip).digest("base64");
  if (found !== codeSha256)
    throw new Error(`${description.name} runs ${codeSha256}, but s3://${bucket}/${key} is ${found}`);
  const folder = join(home, description.name, found.replaceAll("/", "-"));
  mkdirSync(folder, { recursive: true });
  for (const [file, bytes] of Object.entries(unzipSync(zip))) writeFileSync(join(folder, file), bytes);
  const started = startFunction({
    description,
    bundle: join(folder, "index.js"),
    environment: { ...environment, AWS_ENDPOINT_URL: endpoint },
    onLog: (line) => onLog(`${description.name}: ${line}`),
  });
  resources.defer(started.stop);
  return started;
}

function clientSettings(endpoint: string) {
  return { endpoint, region: "eu-west-2", credentials: { accessKeyId: "emulated", secretAccessKey: "emulated" } };
}

function replyWithResult(result: unknown): Reply {
  return replyWith(200, "application/json", JSON.stringify(result ?? null));
}

function replyWithError(error: unknown): Reply {
  if (!(error instanceof InvocationError)) throw error;
  const body = JSON.stringify({ errorType: error.errorType, errorMessage: error.message });
  const reply = replyWith(200, "application/json", body);
  return { ...reply, headers: { ...reply.headers, "x-amz-function-error": "Unhandled" } };
}
