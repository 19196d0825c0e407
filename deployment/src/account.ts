import { join } from "node:path";
import * as z from "zod";
import { readJson } from "./json";
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
  try {
    return readJson(join(repository, file), schema);
  } catch (cause) {
    const told = cause instanceof Error ? cause.message : cause;
    throw new Error(`${file} is not filled in; .github/bootstrap/README.md tells how\n${told}`, { cause });
  }
}
