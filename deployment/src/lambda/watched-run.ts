import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { aws, awsUnless } from "./aws-cli";

const pollIntervalInMs = 5_000;

/** The hash of the code that a function runs now, in Base64; undefined while there is no such function. */
function codeOf(functionName: string): Promise<string | undefined> {
  const options = ["--function-name", functionName, "--query", "CodeSha256", "--output", "text"];
  return awsUnless(/ResourceNotFoundException/, "lambda", "get-function-configuration", ...options);
}

/** Resolves when the function runs this code. Rejects when `signal` says that it is of no use any more. */
export async function untilCodeIs(codeSha256: string, functionName: string, signal: AbortSignal): Promise<void> {
  while ((await codeOf(functionName)) !== codeSha256) await sleep(pollIntervalInMs, undefined, { signal });
  await aws("lambda", "wait", "function-updated", "--function-name", functionName);
}

/** Invokes the function and waits for its end. Rejects with what it throws. */
export async function invoke(functionName: string, event: object): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cv-analytics-run-"));
  try {
    const payload = join(folder, "event.json");
    writeFileSync(payload, JSON.stringify(event));
    // Versions 1 and 2 of the AWS CLI read a payload differently, but not one from a binary file.
    const request = ["--function-name", functionName, "--payload", `fileb://${payload}`];
    const failure = ["--query", "FunctionError", "--output", "text", join(folder, "answer.json")];
    const error = await aws("lambda", "invoke", ...request, ...failure);
    if (error !== "None") throw new Error(`${functionName} failed (${error}) in the run that its deployment starts`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
