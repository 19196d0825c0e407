/** Where the stack is applied; both are references until then. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

/** The ARN of something that this workspace does not make, by its name; AWS does not look whether it is there. */
export function arnOf(service: string, { region, accountId }: Place, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}
