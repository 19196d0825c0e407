import { type Outcome, tryCommand } from "../command";
import { redactAddresses } from "../redact";

/** Runs the AWS CLI; returns what it prints. Rejects with its own message when it fails. */
export async function aws(...args: readonly string[]): Promise<string> {
  const outcome = await tryCommand("aws", args);
  if (outcome.status === 0) return outcome.stdout.trim();
  throw failureOf(args, outcome);
}

/** The same, but undefined when the message of its failure matches. */
export async function awsUnless(expected: RegExp, ...args: readonly string[]): Promise<string | undefined> {
  const outcome = await tryCommand("aws", args);
  if (outcome.status === 0) return outcome.stdout.trim();
  if (expected.test(outcome.output)) return undefined;
  throw failureOf(args, outcome);
}

/** Without the arguments, which may name recipients. */
function failureOf(args: readonly string[], { status, output }: Outcome): Error {
  return new Error(`aws ${args.slice(0, 2).join(" ")} failed: ${redactAddresses(output.trim()) || `status ${status}`}`);
}
