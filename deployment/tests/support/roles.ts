import * as z from "zod";
import type { Policy } from "../../../local-stack/src/iam/policy";
import { readPolicy, readTrust, type Trust } from "./policy-documents";
import { type Bootstrap, readRolesTemplate } from "./roles-template";

/** A role that the workflows assume. */
export interface Role {
  readonly name: string;
  readonly trust: Trust;
  /** Its own ones and those that it shares with other roles. */
  readonly policies: readonly Policy[];
  readonly longestSessionInSeconds: number;
}

const managedPolicy = z.object({ ManagedPolicyName: z.string(), PolicyDocument: z.unknown() });
const role = z.object({
  RoleName: z.string(),
  MaxSessionDuration: z.number(),
  AssumeRolePolicyDocument: z.unknown(),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.unknown() })),
});

/** Reads all roles of the bootstrap template. */
export function readRoles(bootstrap: Bootstrap): readonly Role[] {
  const resources = Object.values(readRolesTemplate(bootstrap));
  const propertiesOf = (type: string) =>
    resources.flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
  const shared = new Map(
    propertiesOf("AWS::IAM::ManagedPolicy").map((properties) => {
      const { ManagedPolicyName: name, PolicyDocument } = managedPolicy.parse(properties);
      return [`arn:aws:iam::${bootstrap.accountId}:policy/${name}`, readPolicy(name, PolicyDocument)];
    }),
  );
  const findShared = (arn: string) => {
    const policy = shared.get(arn);
    if (policy) return policy;
    throw new Error(`the template makes no policy ${arn}`);
  };
  return propertiesOf("AWS::IAM::Role").map((properties) => {
    const { RoleName: name, ...about } = role.parse(properties);
    const own = about.Policies.map(({ PolicyName, PolicyDocument }) => readPolicy(PolicyName, PolicyDocument));
    return {
      name,
      trust: readTrust(`trust of ${name}`, about.AssumeRolePolicyDocument),
      policies: [...about.ManagedPolicyArns.map(findShared), ...own],
      longestSessionInSeconds: about.MaxSessionDuration,
    };
  });
}
