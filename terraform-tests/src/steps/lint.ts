import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../../deployment/src/command";
import { repository } from "../../../deployment/src/repository";
import { readRolesTemplate, rolesTemplate } from "../../../deployment/tests/support/roles-template";
import type { Suite } from "../suite";
import { bootstrap } from "./rights";

/** cfn-lint has nothing to say about any template. */
export async function lintTemplates(suite: Suite): Promise<undefined> {
  const functions = ["processor", "reporter"].map((name) =>
    join(repository, `cv-analytics-${name}/infrastructure/lambda.yaml`),
  );
  await lint([...functions, rolesTemplate], suite);
  // Which actions can be granted on which resources it looks at only where ARNs are written out.
  const writtenOut = join(suite.home, "roles.json");
  writeFileSync(writtenOut, JSON.stringify({ Resources: readRolesTemplate(bootstrap) }));
  await lint(["--include-checks", "I3510", "--", writtenOut], suite);
}

async function lint(args: readonly string[], suite: Suite): Promise<void> {
  await runCommand("cfn-lint", ["--non-zero-exit-code", "informational", ...args], { ...suite, cwd: repository });
}
