import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aws, awsUnless } from "./aws-cli";
import type { Archive } from "./lambda-archive";

/** Where a function's code lies for CloudFormation. */
export interface Artifact {
  readonly bucket: string;
  readonly key: string;
}

/** The bucket that the service's infrastructure workspace makes in the account of these credentials. */
export async function bucketOf(service: string): Promise<string> {
  const account = await aws("sts", "get-caller-identity", "--query", "Account", "--output", "text");
  return `cv-analytics-${service}-artifacts-${account}`;
}

/** Puts the code where its hash says, unless it is there already. */
export async function upload({ bytes }: Archive, { bucket, key }: Artifact): Promise<"uploaded" | "was there"> {
  const place = ["--bucket", bucket, "--key", key];
  const isThere = await awsUnless(/\(404\)/, "s3api", "head-object", ...place);
  if (isThere !== undefined) return "was there";
  const folder = mkdtempSync(join(tmpdir(), "cv-analytics-code-"));
  try {
    const file = join(folder, "code.zip");
    writeFileSync(file, bytes);
    await aws("s3api", "put-object", ...place, "--body", file, "--content-type", "application/zip");
  } finally {
    rmSync(folder, { recursive: true });
  }
  return "uploaded";
}
