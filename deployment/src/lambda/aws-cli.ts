import { runCommand, tryCommand } from "../command";

/** Runs the AWS CLI; returns what it prints. Rejects with its own message when it fails. */
export async function aws(...args: readonly string[]): Promise<string> {
  return (await runCommand("aws", args)).trim();
}

/** The same, but undefined when the message of its failure matches. */
export async function awsUnless(expected: RegExp, ...args: readonly string[]): Promise<string | undefined> {
  const { status, stdout, output } = await tryCommand("aws", args);
  if (status === 0) return stdout.trim();
  if (expected.test(output)) return undefined;
  throw new Error(`aws ${args.slice(0, 2).join(" ")} failed: ${output.trim() || `status ${status}`}`);
}
