import { iamArnOf } from "../checks/check";
import type { Call } from "../emulator/calls";
import { queryParametersOf } from "../emulator/exchange";
import { bringsTags, type Requirement, withTags } from "./requirement";

/** Every request names the role, the user or the policy that it is about; an inline policy is part of its role or user. */
export function iamRequirements({ request }: Call): readonly Requirement[] | undefined {
  const parameters = queryParametersOf(request);
  if (!parameters) return undefined;
  const about = (name: string, kind: string) => {
    const value = parameters.get(name);
    return value === null ? [] : [{ kind, resource: name.endsWith("Arn") ? value : iamArnOf(`${kind}/${value}`) }];
  };
  const [subject] = [
    ...about("RoleName", "role"),
    ...about("UserName", "user"),
    ...about("PolicyArn", "policy"),
    ...about("PolicyName", "policy"),
  ];
  if (!subject) return undefined;
  const { kind, resource } = subject;
  const tagAction = `iam:Tag${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return withTags({ action: `iam:${parameters.get("Action")}`, resource }, tagAction, bringsTags(parameters));
}
