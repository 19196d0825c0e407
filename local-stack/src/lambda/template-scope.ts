import { resolveIntrinsics, type Scope } from "./intrinsics";
import { parameterValue } from "./template-parameters";
import type { Template } from "./template-schema";

/** CloudFormation's pseudo parameters: the account and stack that a template would be deployed in. */
export interface Deployment {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
}

/**
 * What the names in a template mean under these parameter values. A parameter needs a value only where it is used, so those that say
 * where the code lies can be left out; a value for a parameter that the template does not have is an error, as in CloudFormation.
 */
export const templateScope = (
  template: Template,
  values: Readonly<Record<string, string>>,
  deployment: Deployment,
): Scope => {
  for (const name of Object.keys(values)) {
    if (!(name in template.Parameters)) throw new Error(`the template has no parameter ${name}`);
  }

  const pseudoParameters: Readonly<Record<string, string | undefined>> = {
    "AWS::AccountId": deployment.accountId,
    "AWS::Partition": deployment.partition,
    "AWS::Region": deployment.region,
    "AWS::StackName": deployment.stackName,
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::NoValue": undefined,
  };

  const functionArn = (name: string) =>
    `arn:${deployment.partition}:lambda:${deployment.region}:${deployment.accountId}:function:${name}`;

  const propertyOf = (resource: string, property: string, place: string) => {
    const value = resolveIntrinsics(
      template.Resources[resource]?.Properties[property],
      scope,
      `Resources.${resource}.Properties.${property}`,
    );
    if (typeof value !== "string") throw new Error(`${place}: the resource ${resource} needs a ${property}`);
    return value;
  };

  const resourceReference = (resource: string, place: string): string => {
    const type = template.Resources[resource]?.Type;
    if (type === "AWS::Lambda::Function") return propertyOf(resource, "FunctionName", place);
    throw new Error(`${place}: ${type ? `a reference to a ${type} is` : `the name ${resource} is`} not known here`);
  };

  const scope: Scope = {
    reference: (name, place) => {
      if (name in pseudoParameters) return pseudoParameters[name];
      if (name in template.Parameters) return parameterValue(name, template.Parameters[name], values[name], place);
      return resourceReference(name, place);
    },
    attribute: (resource, attribute, place) => {
      if (template.Resources[resource]?.Type === "AWS::Lambda::Function" && attribute === "Arn") {
        return functionArn(propertyOf(resource, "FunctionName", place));
      }
      throw new Error(`${place}: the attribute ${resource}.${attribute} is not known here`);
    },
    condition: (name, place) => {
      if (!(name in template.Conditions)) throw new Error(`${place}: the template has no condition ${name}`);
      return template.Conditions[name];
    },
  };
  return scope;
};
