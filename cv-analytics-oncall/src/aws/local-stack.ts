import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { UsageError } from "../finding";
import type { Place } from "./place";

/** Where the running local stack is, from the file that it left. Throws a `UsageError` when none runs. */
export function readLocalStack(file: string): Place {
  const settings = parseEnv(readFile(file));
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = settings;
  if (!endpoint || !region || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new UsageError(`${file} is not what npm start leaves: expected AWS_ENDPOINT_URL, AWS_REGION and a key pair`);
  }
  return { endpoint, region, credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } };
}

function readFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`no local stack runs: ${file} is missing; start one with npm start`);
  }
}
