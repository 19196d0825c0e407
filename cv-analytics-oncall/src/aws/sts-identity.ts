import { userInfo } from "node:os";
import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";

/** Who signs the calls, and which user of this machine that is. */
export async function whoCalls(client: STSClient): Promise<string> {
  const { Arn } = await client.send(new GetCallerIdentityCommand());
  return `${Arn} (${userInfo().username})`;
}
