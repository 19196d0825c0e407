import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LocalStack } from "../stack/local-stack";

/** Read by the on-call tool's `--local`. */
export const oncallFile = "oncall.env";

/**
 * Leaves endpoint and key pair of the on-call engineer in the folder, for its owner's eyes only, one variable a line under
 * the names by which AWS's tools read them. Returns how to take it away, which the process's end does as well: the keys die
 * with the stack.
 */
export function leaveOncallKeys(
  folder: string,
  { endpoint, region, caller }: Pick<LocalStack, "endpoint" | "region" | "caller">,
): () => void {
  const { accessKeyId, secretAccessKey } = caller("cv-analytics-oncall");
  const lines = [
    `AWS_ENDPOINT_URL=${endpoint}`,
    `AWS_REGION=${region}`,
    `AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
  ];
  const file = join(folder, oncallFile);
  // A file that is there already would keep its mode.
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  const remove = () => rmSync(file, { force: true });
  // The edge Worker's runtime ends the process on Ctrl-C before anything is closed in order.
  process.once("exit", remove);
  return () => {
    process.off("exit", remove);
    remove();
  };
}
