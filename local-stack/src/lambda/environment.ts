import { devNull } from "node:os";
import { functionLogGroup, functionLogStream } from "../logs/function-log";
import { requireLoopback } from "../loopback";
import type { FunctionDescription } from "./template";

type Variables = Readonly<Record<string, string>>;

/**
 * Everything that the function's process finds in its environment: what Lambda sets
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html), the template's variables, and `extra`, which holds what
 * differs here (credentials, endpoint). Nothing of the machine's own environment gets in.
 */
export const lambdaEnvironment = (description: FunctionDescription, taskRoot: string, extra: Variables): Variables => {
  requireLoopbackEndpoints(extra);
  const platform = platformVariables(description, taskRoot);
  for (const name of Object.keys(description.environment)) {
    if (name in platform || name in extra || name.startsWith("AWS_")) {
      throw new Error(`${description.name}: the variable ${name} is reserved by Lambda; the template must not set it`);
    }
  }
  return { ...platform, ...description.environment, ...extra };
};

const platformVariables = ({ name, arn, handler, runtime, memoryInMb }: FunctionDescription, taskRoot: string) => {
  const region = arn.split(":")[3] ?? "";
  return {
    _HANDLER: handler,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryInMb),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: functionLogGroup(name),
    AWS_LAMBDA_LOG_STREAM_NAME: functionLogStream,
    AWS_REGION: region,
    LAMBDA_TASK_ROOT: taskRoot,
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    // Lambda has no such files; those of the machine's user must not change how the SDK behaves.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
};

/** Without an endpoint the SDK would call the real AWS, so a missing one is refused like a foreign one. */
const requireLoopbackEndpoints = (extra: Variables) => {
  requireLoopback("AWS_ENDPOINT_URL", extra.AWS_ENDPOINT_URL ?? "");
  for (const [name, value] of Object.entries(extra)) {
    if (name.startsWith("AWS_ENDPOINT_URL")) requireLoopback(name, value);
  }
};
