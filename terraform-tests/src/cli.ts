import { parseArgs } from "node:util";
import { printProgress, printReport } from "./report";
import { runSteps } from "./run-steps";
import { steps } from "./steps";
import { openSuite } from "./suite";
import { findMissingTools } from "./tools";

const usage = `Applies the three workspaces with Terraform and deploys both functions, against an emulated account.

  npm run test:terraform -- [--json]

  TF_PLUGIN_DIR  folder of installed Terraform providers; without it Terraform downloads the AWS provider
  CI=true        a missing tool is a failure instead of a skip`;

/** A hang is found by it, nothing else: machines are shared and slow. */
const limitInMinutes = 30;

async function main(): Promise<void> {
  const options = { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } } as const;
  const { json, help } = parseArgs({ options }).values;
  if (help) {
    console.log(usage);
    return;
  }

  const missing = findMissingTools();
  if (missing.length > 0) {
    const isRequired = process.env.CI === "true";
    console.error(`${isRequired ? "FAILED" : "SKIPPED"}: these tools are missing:`);
    for (const tool of missing) console.error(`  ${tool}`);
    if (json) console.log(JSON.stringify({ ok: !isRequired, skipped: true, missing }));
    if (isRequired) process.exitCode = 1;
    return;
  }

  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => interrupted.abort(new Error(`ended by ${signal}`)));
  }
  const tooLate = setTimeout(
    () => interrupted.abort(new Error(`not done after ${limitInMinutes} minutes`)),
    limitInMinutes * 60_000,
  );
  tooLate.unref();
  const startedAt = performance.now();
  await using resources = new AsyncDisposableStack();
  const suite = await openSuite(interrupted.signal, resources);
  const results = await runSteps(steps, suite, printProgress(json));
  printReport(suite, results, (performance.now() - startedAt) / 1_000, json);
  if (results.some(({ error }) => error)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
