/** The account and region in which a function is named. */
export interface FunctionPlace {
  readonly region: string;
  readonly accountId: string;
}

/**
 * The ARN of a function that is named by its name, its ARN, or the part of the ARN that begins with the account.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, FunctionName
 */
export function functionNameToArn(name: string, { region, accountId }: FunctionPlace): string {
  if (name.startsWith("arn:")) return name;
  if (/^\d{12}:function:/.test(name)) return `arn:aws:lambda:${region}:${name}`;
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}
