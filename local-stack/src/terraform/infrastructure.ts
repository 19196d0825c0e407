import type { IamPrincipal } from "../iam/authorise";
import type { Policy } from "../iam/policy";
import { type AlarmDescription, describeAlarms } from "./describe-alarms";
import { describeIdentities, type ManagedPolicy, type RoleDescription } from "./describe-identities";
import { describeLogGroups } from "./describe-log-groups";
import { describeQueues, type QueueDescription } from "./describe-queues";
import { describeResourcePolicies } from "./describe-resource-policies";
import { describeSchedules, type ScheduleDescription } from "./describe-schedules";
import { describeTables, type TableDescription } from "./describe-tables";
import { describeTopics, type TopicDescription } from "./describe-topics";
import { createResourceFinder } from "./resource-finder";
import type { Location } from "./resource-types";
import { evaluateStack, type Stack } from "./stack";
import { readStackFile, type StackFile } from "./stack-file";
import type { Attributes } from "./values";
import { checkVariablesAreDeclared } from "./variables";

/** What the synthesised workspaces say should exist, in the terms of the services that hold it. */
export interface Infrastructure {
  readonly queues: readonly QueueDescription[];
  readonly tables: readonly TableDescription[];
  readonly topics: readonly TopicDescription[];
  readonly users: readonly IamPrincipal[];
  readonly roles: readonly RoleDescription[];
  /** Managed policies by name, attached or not. */
  readonly managedPolicies: ReadonlyMap<string, ManagedPolicy>;
  /** Policies of queues, topics and buckets by the resource's ARN. */
  readonly resourcePolicies: ReadonlyMap<string, Policy>;
  readonly schedules: readonly ScheduleDescription[];
  readonly alarms: readonly AlarmDescription[];
  /** The names of the log groups. */
  readonly logGroups: readonly string[];
  /** Outputs by workspace. */
  readonly outputs: ReadonlyMap<string, Attributes>;
}

export interface InfrastructureSettings extends Location {
  /** The workspaces' `cdk.tf.json`, in the order in which they are applied. */
  readonly stackFiles: readonly string[];
  readonly variables?: Attributes;
}

/** Evaluates the workspaces one after the other, each seeing what the ones before it declare. */
export function loadInfrastructure(settings: InfrastructureSettings): Infrastructure {
  return describeStacks(evaluateStacks(settings.stackFiles.map(readStackFile), settings));
}

/** As `loadInfrastructure`, for stacks that are read already. */
export function evaluateStacks(
  files: readonly StackFile[],
  settings: Omit<InfrastructureSettings, "stackFiles">,
): Stack[] {
  const { variables = {}, region, accountId, endpoint } = settings;
  checkVariablesAreDeclared(files, variables);
  const stacks: Stack[] = [];
  for (const file of files) {
    const foreign = stacks.flatMap(({ resources }) => resources);
    const laterOwner = (type: string, key: string, name: string) => declaringWorkspace(files, type, key, name);
    stacks.push(evaluateStack(file, { variables, region, accountId, endpoint, foreign, laterOwner }));
  }
  return stacks;
}

/** Gathers what the stacks declare, whichever of them declares it. */
export function describeStacks(stacks: readonly Stack[]): Infrastructure {
  const resources = createResourceFinder(stacks.flatMap((stack) => stack.resources));
  return {
    queues: describeQueues(resources),
    tables: describeTables(resources),
    topics: describeTopics(resources),
    ...describeIdentities(resources),
    resourcePolicies: describeResourcePolicies(resources),
    schedules: describeSchedules(resources),
    alarms: describeAlarms(resources),
    logGroups: describeLogGroups(resources),
    outputs: new Map(stacks.map(({ workspace, outputs }) => [workspace, outputs])),
  };
}

function declaringWorkspace(files: readonly StackFile[], type: string, key: string, name: string): string | undefined {
  return files.find(({ resources }) => resources.some(({ type: other, body }) => other === type && body[key] === name))
    ?.workspace;
}
