import { aws } from "./aws-cli";
import type { RollbackTriggers } from "./lambda-template";
import { tagsOf } from "./tags";

/** As CloudFormation describes and takes them. */
export interface RollbackConfiguration {
  readonly RollbackTriggers: readonly { readonly Arn: string; readonly Type: string }[];
  readonly MonitoringTimeInMinutes: number;
}

/** Alarms by their names; CloudFormation wants ARNs, and refuses a stack whose alarms do not exist. */
export async function findAlarms({ alarms, minutes }: RollbackTriggers): Promise<RollbackConfiguration> {
  if (alarms.length === 0) return { RollbackTriggers: [], MonitoringTimeInMinutes: 0 };
  const query = "MetricAlarms[].[AlarmName, AlarmArn]";
  const found = await aws(
    "cloudwatch",
    "describe-alarms",
    "--alarm-names",
    ...alarms,
    "--query",
    query,
    "--output",
    "json",
  );
  const arns = new Map<string, string>(JSON.parse(found));
  const triggers = alarms.map((name) => {
    const arn = arns.get(name);
    if (arn) return { Arn: arn, Type: "AWS::CloudWatch::Alarm" };
    throw new Error(`there is no alarm ${name} to roll back on: apply the workspace that makes it first`);
  });
  return { RollbackTriggers: triggers, MonitoringTimeInMinutes: minutes };
}

/**
 * Gives an existing stack its rollback triggers unless it has them, and waits until it took them. `aws cloudformation deploy`
 * cannot, but CloudFormation keeps them and applies them to each update that names no others.
 */
export async function setRollbackTriggers(stack: string, wanted: RollbackConfiguration): Promise<"set" | "kept"> {
  const options = ["--stack-name", stack, "--query", "Stacks[0]", "--output", "json"];
  const { RollbackConfiguration = {}, Parameters = [] } = JSON.parse(
    await aws("cloudformation", "describe-stacks", ...options),
  );
  if (sameTriggers(RollbackConfiguration, wanted)) return "kept";
  const parameters = Parameters.map(({ ParameterKey }: { ParameterKey: string }) => ({
    ParameterKey,
    UsePreviousValue: true,
  }));
  const change = [
    ["--stack-name", stack],
    ["--use-previous-template"],
    ["--parameters", JSON.stringify(parameters)],
    ["--rollback-configuration", JSON.stringify(wanted)],
    ["--tags", JSON.stringify(tagsOf(stack, wanted))],
  ];
  await aws("cloudformation", "update-stack", ...change.flat());
  await aws("cloudformation", "wait", "stack-update-complete", "--stack-name", stack);
  return "set";
}

function sameTriggers(current: Partial<RollbackConfiguration>, wanted: RollbackConfiguration): boolean {
  const arnsOf = (triggers: RollbackConfiguration["RollbackTriggers"] = []) => triggers.map(({ Arn }) => Arn).sort();
  const isSameTime = (current.MonitoringTimeInMinutes ?? 0) === wanted.MonitoringTimeInMinutes;
  return isSameTime && arnsOf(current.RollbackTriggers).join() === arnsOf(wanted.RollbackTriggers).join();
}
