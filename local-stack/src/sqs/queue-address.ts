import { AwsError } from "../aws/service";

/** Where queues live: they are named by ARN inside AWS and by URL outside. */
export interface QueueRealm {
  readonly region: string;
  readonly accountId: string;
}

export function queueArn(name: string, { region, accountId }: QueueRealm): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** The ARN of the queue behind a URL; only account and name in its path count, not the host. Throws InvalidAddress. */
export function queueUrlToArn(url: string, { region }: Pick<QueueRealm, "region">): string {
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  const [, accountId, name] = /^\/(\d{12})\/([\w.-]+)\/?$/.exec(path) ?? [];
  if (!accountId || !name)
    throw new AwsError("InvalidAddress", `The address ${url} is not valid for this endpoint.`, 404);
  return queueArn(name, { region, accountId });
}
