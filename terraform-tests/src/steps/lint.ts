import { join } from "node:path";
import { runCommand } from "../command";
import { repository } from "../repository";
import type { Suite } from "../suite";

/** cfn-lint has nothing to say about either template. */
export async function lintTemplates(suite: Suite): Promise<undefined> {
  const templates = ["processor", "reporter"].map((name) =>
    join(repository, `cv-analytics-${name}/infrastructure/lambda.yaml`),
  );
  await runCommand("cfn-lint", ["--non-zero-exit-code", "informational", ...templates], { ...suite, cwd: repository });
}
