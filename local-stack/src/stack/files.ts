import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");

const workspaces = [
  ["worker-infra", "cv-analytics-worker"],
  ["processor-infra", "cv-analytics-processor"],
  ["reporter-infra", "cv-analytics-reporter"],
] as const;

/** The synthesised workspaces, in the order in which they are applied to an empty account. */
export const stackFiles: readonly string[] = workspaces.map(([folder, stack]) =>
  join(root, folder, "cdktf.out/stacks", stack, "cdk.tf.json"),
);

export const edgeConfigFile = join(root, "cv-analytics-worker/wrangler.jsonc");

/** The CloudFormation template that deploys a Lambda's code. */
export function templateFile(service: "processor" | "reporter"): string {
  return join(root, `cv-analytics-${service}/infrastructure/lambda.yaml`);
}

/** The bundle that `npm run build` wrote; throws an error that says so when it is missing. */
export function bundleFile(service: "worker" | "processor" | "reporter", repository = root): string {
  const file = join(repository, `cv-analytics-${service}/dist/index.js`);
  if (existsSync(file)) return file;
  throw new Error(`cv-analytics-${service}/dist/index.js is missing: run npm run build`);
}
