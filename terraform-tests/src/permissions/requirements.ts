import type { Call } from "../emulator/calls";
import { jsonActionOf, queryParametersOf } from "../emulator/exchange";
import { cloudformationRequirements } from "./cloudformation";
import { cloudwatchRequirements } from "./cloudwatch";
import { dynamodbRequirements } from "./dynamodb";
import { iamRequirements } from "./iam";
import { lambdaRequirements } from "./lambda";
import { logsRequirements } from "./logs";
import type { Requirement } from "./requirement";
import { s3Requirements } from "./s3";
import { schedulerRequirements } from "./scheduler";
import { snsRequirements } from "./sns";
import { sqsRequirements } from "./sqs";

/** By the names that services have in signatures. Each tells what it knows of a call, or undefined. */
const services: Readonly<Record<string, (call: Call) => readonly Requirement[] | undefined>> = {
  cloudformation: cloudformationRequirements,
  dynamodb: dynamodbRequirements,
  iam: iamRequirements,
  lambda: lambdaRequirements,
  logs: logsRequirements,
  monitoring: cloudwatchRequirements,
  s3: s3Requirements,
  scheduler: schedulerRequirements,
  sns: snsRequirements,
  sqs: sqsRequirements,
  // GetCallerIdentity, which everyone may (STS API reference).
  sts: () => [],
};

/** What AWS asks of the caller's policies before it serves a call (service authorization reference). */
export function requirementsOf(call: Call): readonly Requirement[] {
  const requirements = services[call.service]?.(call);
  if (requirements) return requirements;
  throw new Error(`no permission is known for ${describe(call)}`);
}

function describe({ caller, service, request }: Call): string {
  const action = jsonActionOf(request) ?? queryParametersOf(request)?.get("Action");
  return `${service} ${action ?? `${request.method} ${request.path}`} of ${caller}`;
}
