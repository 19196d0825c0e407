import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { repository } from "./repository";

/** Where everything is deployed to. */
export type Account = z.output<typeof schema>;

const schema = z.strictObject({
  awsAccount: z.string().regex(/^\d{12}$/, "expected the twelve digits of an AWS account"),
  awsRegion: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "expected an AWS region such as eu-west-2"),
  terraformCloudOrganization: z.string().min(1, "expected the organization whose workspaces hold the states"),
});

/** Reads `.github/account.json`. Throws while something in it is missing. */
export function readAccount(): Account {
  const file = ".github/account.json";
  const { success, data, error } = schema.safeParse(JSON.parse(readFileSync(join(repository, file), "utf8")));
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`${file} is not filled in; .github/bootstrap/README.md tells how\n${faults.join("\n")}`);
}
