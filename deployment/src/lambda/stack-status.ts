import { setTimeout as sleep } from "node:timers/promises";
import { aws, awsUnless } from "./aws-cli";

const pollIntervalInMs = 5_000;

/**
 * Waits until nobody works on a stack any more, as after a run that was cancelled, and clears away one whose creation failed:
 * it holds nothing, and CloudFormation updates no such stack. Tells whether there is a stack then.
 */
export async function settleStack(stack: string, pause = () => sleep(pollIntervalInMs)): Promise<boolean> {
  let status = await readStatus(stack);
  // What a change set that was never executed leaves behind is no stack yet.
  while (status?.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS") {
    console.log(`stack     ${status} ...`);
    await pause();
    status = await readStatus(stack);
  }
  if (status !== "ROLLBACK_COMPLETE") return status !== undefined && status !== "REVIEW_IN_PROGRESS";
  console.log("stack     its creation failed; it is deleted and made again");
  await aws("cloudformation", "delete-stack", "--stack-name", stack);
  await aws("cloudformation", "wait", "stack-delete-complete", "--stack-name", stack);
  return false;
}

function readStatus(stack: string): Promise<string | undefined> {
  const options = ["--stack-name", stack, "--query", "Stacks[0].StackStatus", "--output", "text"];
  return awsUnless(/does not exist/, "cloudformation", "describe-stacks", ...options);
}
