import { type AwsServerOptions, startAwsServer } from "../../src/aws/server";
import { createAuthoriser } from "../../src/iam/authorise";
import { parsePolicy } from "../../src/iam/policy";

export const place = { region: "eu-west-2", accountId: "000000000000" };

export interface AccountOptions {
  readonly services: AwsServerOptions["services"];
  /** What the engineer may do. */
  readonly statements: readonly object[];
  readonly mappedFunction?: (mappingId: string) => string | undefined;
}

export type Account = Awaited<ReturnType<typeof startAccount>>;

/** Services behind HTTP that two callers share: an engineer with a policy, and a role with none. */
export async function startAccount({ services, statements, ...state }: AccountOptions) {
  const document = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const policies = statements.length > 0 ? [parsePolicy(document, "identity", "the engineer's policy")] : [];
  const arn = (resource: string) => `arn:aws:iam::${place.accountId}:${resource}`;
  const authoriser = createAuthoriser({
    ...place,
    ...state,
    principals: [
      { name: "engineer", arn: arn("user/engineer"), policies },
      { name: "stranger", arn: arn("role/stranger"), policies: [] },
    ],
    resourcePolicies: new Map(),
    deadLetterSources: () => [],
    moveTaskSource: () => undefined,
    senderIdentity: (address) => address,
  });
  const withKeys = (name: string) => ({ name, accessKeyId: `AKID${name}`, secretAccessKey: `secret of ${name}` });
  const principals = ["engineer", "stranger"].map(withKeys);
  const server = await startAwsServer({
    services,
    dynamodb: (_request, response) => response.destroy(),
    principals,
    authorise: ({ name }, call) => authoriser.authorise(name, call),
  });
  return {
    url: server.url,
    /** What an SDK client of this caller takes. */
    clientOf: (name: "engineer" | "stranger") => {
      return { region: place.region, endpoint: server.url, credentials: withKeys(name), maxAttempts: 1 };
    },
    close: () => server.close(),
  };
}

export function allow(action: string | readonly string[], resource: string, condition?: object): object {
  return { Effect: "Allow", Action: action, Resource: resource, ...(condition && { Condition: condition }) };
}
