import type { Authoriser } from "../iam/authorise";
import type { LambdaFunction } from "../lambda/function";
import { scheduledEvent } from "../lambda/schedule";
import type { ScheduleDescription } from "../terraform/describe-schedules";

/** Runs a schedule by name, under its role, as EventBridge Scheduler would at that instant. */
export function createScheduler(
  schedules: readonly ScheduleDescription[],
  authoriser: Authoriser,
  functions: ReadonlyMap<string, LambdaFunction>,
): (name: string, at: Date) => Promise<unknown> {
  return async (name, at) => {
    const schedule = schedules.find((one) => one.name === name);
    if (!schedule) throw new Error(`there is no schedule ${name}`);
    const { targetArn, roleArn, input = "{}" } = schedule;
    const target = functions.get(targetArn);
    if (!target) throw new Error(`schedule ${name} invokes ${targetArn}, which is not deployed`);
    const role = roleArn.slice(roleArn.lastIndexOf("/") + 1);
    authoriser.authoriseAction(role, { action: "lambda:InvokeFunction", resource: targetArn });
    return target.invoke(scheduledEvent(input, at));
  };
}
