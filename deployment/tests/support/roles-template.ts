import { readFileSync } from "node:fs";
import { join } from "node:path";
import { holdsByName, resolveIntrinsics, type Scope } from "../../../local-stack/src/lambda/intrinsics";
import { parameterValue } from "../../../local-stack/src/lambda/template-parameters";
import { type Template, templateSchema } from "../../../local-stack/src/lambda/template-schema";
import { parseTemplateYaml } from "../../../local-stack/src/lambda/template-yaml";
import { repository } from "../../src/repository";

export const rolesTemplate = join(repository, ".github/bootstrap/roles.yaml");

/** Where the template is deployed, and with which values of its parameters. */
export interface Bootstrap {
  readonly region: string;
  readonly accountId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A resource with its properties as CloudFormation would send them. */
export interface Resource {
  readonly Type: string;
  readonly Properties: unknown;
}

/** The resources that the bootstrap makes, by their logical ids. */
export function readRolesTemplate(bootstrap: Bootstrap): Readonly<Record<string, Resource>> {
  const template = templateSchema.parse(parseTemplateYaml(readFileSync(rolesTemplate, "utf8"), rolesTemplate));
  const scope = scopeOf(template, bootstrap);
  const made = Object.entries(template.Resources).filter(
    ([id, { Condition }]) => Condition === undefined || holdsByName(Condition, scope, id),
  );
  return Object.fromEntries(
    made.map(([id, { Type, Properties }]) => [id, { Type, Properties: resolveIntrinsics(Properties, scope, id) }]),
  );
}

function scopeOf({ Parameters, Conditions, Resources }: Template, bootstrap: Bootstrap): Scope {
  const { region, accountId, parameters } = bootstrap;
  const pseudo = new Map([
    ["AWS::AccountId", accountId],
    ["AWS::Partition", "aws"],
    ["AWS::Region", region],
  ]);
  const unknown = (what: string, place: string) => new Error(`${place}: ${what} is not known here`);
  return {
    reference: (name, place) => {
      if (pseudo.has(name)) return pseudo.get(name);
      if (name in Parameters) return parameterValue(name, Parameters[name], parameters[name], place);
      const { Type, Properties } = Resources[name] ?? {};
      if (Type !== "AWS::IAM::ManagedPolicy") throw unknown(name, place);
      return `arn:aws:iam::${accountId}:policy/${Properties?.ManagedPolicyName}`;
    },
    attribute: (resource, attribute, place) => {
      throw unknown(`${resource}.${attribute}`, place);
    },
    condition: (name, place) => {
      if (name in Conditions) return Conditions[name];
      throw unknown(`condition ${name}`, place);
    },
  };
}
