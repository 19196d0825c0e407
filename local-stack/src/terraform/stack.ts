import { type DataSources, readDataSource } from "./data-sources";
import { type Dependent, inEvaluationOrder } from "./evaluation-order";
import { evaluateAttributes, evaluateJson } from "./expressions";
import { evaluateInstances, type Instance, ownArguments } from "./instances";
import { referencesIn } from "./references";
import type { Resource } from "./resource";
import { attributesOf } from "./resource-types";
import type { Declaration, StackFile } from "./stack-file";
import { type Attributes, isAttributes, isList, type Value } from "./values";
import { checkProviderRegion, variableValues } from "./variables";

/** A workspace with every expression evaluated, as if it were applied. */
export interface Stack {
  readonly workspace: string;
  readonly resources: readonly Resource[];
  readonly outputs: Attributes;
}

export interface StackSettings extends DataSources {
  /** Values of variables; one that this stack does not declare is for another workspace. */
  readonly variables: Attributes;
}

/** Evaluates a workspace, after the ones that its data sources look at. */
export function evaluateStack(file: StackFile, settings: StackSettings): Stack {
  const { workspace } = file;
  const known: Scope = { var: variableValues(file, settings.variables) };
  checkProviderRegion(file, known, settings.region);

  const resources: Resource[] = [];
  const evaluatePart = ({ kind, type, address, body, place }: Part): Value => {
    if (kind === "local") return evaluateJson(body, known, place);
    const declared = isAttributes(body) ? body : {};
    if (kind === "data") {
      const read = ({ arguments: given, suffix }: Instance) =>
        readDataSource(type, given, `${place}${suffix}`, settings);
      return evaluateInstances(declared, known, place, read);
    }
    return evaluateInstances(declared, known, place, ({ arguments: given, suffix }) => {
      const attributes = attributesOf(type, given, `${place}${suffix}`, settings);
      resources.push({ workspace, type, address: `${address}${suffix}`, arguments: given, attributes });
      return attributes;
    });
  };
  for (const part of inEvaluationOrder(partsOf(file))) define(known, part.address.split("."), evaluatePart(part));
  return { workspace, resources, outputs: evaluateAttributes(file.outputs, known, `${workspace}'s output`) };
}

interface Scope {
  [name: string]: Value;
}

/** A local value, data source or resource, at the address by which others refer to it. */
interface Part extends Dependent {
  readonly kind: "local" | "data" | "resource";
  readonly type: string;
  readonly body: Value;
}

function partsOf(file: StackFile): Part[] {
  const { workspace } = file;
  const locals = Object.entries(file.locals).map(([name, body]): Part => {
    const address = `local.${name}`;
    const place = `${workspace}'s ${address}`;
    return { kind: "local", type: "", address, place, body, dependsOn: partsReferredTo(body, place) };
  });
  const data = file.data.map((declaration) => declaredPart(workspace, "data", "data.", declaration));
  return [
    ...locals,
    ...data,
    ...file.resources.map((declaration) => declaredPart(workspace, "resource", "", declaration)),
  ];
}

function declaredPart(
  workspace: string,
  kind: "data" | "resource",
  prefix: string,
  { type, name, body }: Declaration,
): Part {
  const address = `${prefix}${type}.${name}`;
  const place = `${workspace}'s ${address}`;
  const { count = null, for_each = null, depends_on = [] } = body;
  const used = { ...ownArguments(body, place), count, for_each };
  const stated = isList(depends_on) ? depends_on.filter((dependency) => typeof dependency === "string") : [];
  return { kind, type, address, place, body, dependsOn: [...partsReferredTo(used, place), ...stated] };
}

/** Variables are known from the start, `each` and `count` within an instance. */
function partsReferredTo(body: Value, place: string): string[] {
  return referencesIn(body, place).filter((reference) => !/^(var|each|count)\./.test(reference));
}

function define(scope: Scope, [name = "", ...inner]: readonly string[], value: Value): void {
  if (inner.length === 0) {
    scope[name] = value;
    return;
  }
  const within: Scope = { ...(isAttributes(scope[name]) ? scope[name] : {}) };
  define(within, inner, value);
  scope[name] = within;
}
