import type { Scenario } from "../scenario";
import { auditDiskFull } from "./audit-disk-full";
import { clockAhead, clockBehind } from "./clock-skew";
import { duplicateStorm } from "./duplicate-storm";
import { dynamodbDown } from "./dynamodb-down";
import { dynamodbThrottled } from "./dynamodb-throttled";
import { interimExpired } from "./interim-expired";
import { sesDown, snsDown } from "./mail-down";
import { poisonFlood, poisonInGroup } from "./poison";
import { processorCodeBroken } from "./processor-code-broken";
import { processorCrashing } from "./processor-crashing";
import { processorDown } from "./processor-down";
import { reporterBroken } from "./reporter-broken";
import { rollingDeploy } from "./rolling-deploy";
import { sqsDown } from "./sqs-down";
import { sqsRefusing } from "./sqs-refusing";
import { sqsSlow } from "./sqs-slow";

/** In the order in which they are played. */
export const allScenarios: readonly Scenario[] = [
  processorDown,
  processorCrashing,
  processorCodeBroken,
  rollingDeploy,
  dynamodbDown,
  dynamodbThrottled,
  reporterBroken,
  snsDown,
  sesDown,
  sqsDown,
  sqsSlow,
  sqsRefusing,
  poisonFlood,
  poisonInGroup,
  duplicateStorm,
  interimExpired,
  clockBehind,
  clockAhead,
  auditDiskFull,
];
