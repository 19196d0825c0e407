import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accountId, region } from "../emulator/account";
import { usualVariables } from "../usual-variables";

/** Fills the settings of a repository in as an owner would. */
export function fillIn(repository: string): void {
  const account = { awsAccount: accountId, awsRegion: region, terraformCloudOrganization: "an-organization" };
  writeFileSync(join(repository, ".github/account.json"), JSON.stringify(account));
  for (const [workspace, variables] of Object.entries(usualVariables)) {
    const lines = Object.entries(variables).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
    writeFileSync(join(repository, workspace, "settings.tfvars"), lines.join(""));
  }
  const wrangler = join(repository, "cv-analytics-worker/wrangler.jsonc");
  const origin = '"CHATBOT_ORIGIN": "https://chat.example.org"';
  writeFileSync(wrangler, readFileSync(wrangler, "utf8").replace(/"CHATBOT_ORIGIN": "[^"]*"/, origin));
}
