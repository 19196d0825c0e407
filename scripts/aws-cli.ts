import { spawn } from "node:child_process";

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the AWS CLI; returns what it prints. Rejects with its own message when it fails. */
export async function aws(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await tryAws(...args);
  if (status === 0) return stdout.trim();
  throw new Error(`aws ${args.slice(0, 2).join(" ")} failed: ${stderr.trim() || stdout.trim() || `status ${status}`}`);
}

/** The same, but undefined when the message of its failure matches. */
export async function awsUnless(expected: RegExp, ...args: readonly string[]): Promise<string | undefined> {
  const { status, stdout, stderr } = await tryAws(...args);
  if (status === 0) return stdout.trim();
  if (expected.test(stderr)) return undefined;
  throw new Error(`aws ${args.slice(0, 2).join(" ")} failed: ${stderr.trim() || `status ${status}`}`);
}

function tryAws(...args: readonly string[]): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const child = spawn("aws", args, { stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.once("error", (cause) =>
    reject(new Error("the AWS CLI (aws) is needed to deploy, but does not start", { cause })),
  );
  child.once("close", (code) => resolve({ status: code ?? 1, stdout, stderr }));
  return promise;
}
