/** What the names in a template stand for; each function throws an error that names what it does not know. */
export interface Scope {
  /** The value of `Ref`: a parameter, a pseudo parameter or a resource; `undefined` only for `AWS::NoValue`. */
  readonly reference: (name: string, place: string) => unknown;
  readonly attribute: (resource: string, attribute: string, place: string) => string;
  /** The expression of a named condition. */
  readonly condition: (name: string, place: string) => unknown;
}

/** Replaces every intrinsic function below `value`; `place` is the path in the template that errors name. */
export const resolveIntrinsics = (value: unknown, scope: Scope, place: string): unknown => {
  if (Array.isArray(value)) {
    return value.map((item, index) => resolveIntrinsics(item, scope, `${place}[${index}]`)).filter(isPresent);
  }
  if (typeof value === "string") return refuseDynamicReference(value, place);
  if (!isObject(value)) return value;
  const call = callOf(value, place);
  if (call) return resolveCall(call.name, call.argument, scope, `${place}.${call.name}`);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, resolveIntrinsics(item, scope, `${place}.${key}`)] as const)
      .filter(([, item]) => isPresent(item)),
  );
};

/** Whether a condition expression is true. */
export const holds = (expression: unknown, scope: Scope, place: string): boolean => {
  const [name, argument] = (isObject(expression) && Object.entries(expression)[0]) || [];
  const operands = () => asList(argument, place);
  switch (name) {
    case "Condition":
      return holdsByName(asText(argument, place), scope, place);
    case "Fn::Equals": {
      const [left, right] = operands().map((item) => resolveIntrinsics(item, scope, place));
      return String(left) === String(right);
    }
    case "Fn::Not":
      return !holds(operands()[0], scope, place);
    case "Fn::And":
      return operands().every((item) => holds(item, scope, place));
    case "Fn::Or":
      return operands().some((item) => holds(item, scope, place));
    default:
      throw new Error(`${place}: ${name ?? JSON.stringify(expression)} is no condition known here`);
  }
};

/** Whether the condition of that name is true. */
export const holdsByName = (name: string, scope: Scope, place: string): boolean =>
  holds(scope.condition(name, place), scope, `Conditions.${name}`);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const callOf = (value: Readonly<Record<string, unknown>>, place: string) => {
  const name = Object.keys(value).find((key) => key === "Ref" || key.startsWith("Fn::"));
  if (name === undefined) return undefined;
  if (Object.keys(value).length > 1) throw new Error(`${place}: ${name} stands beside other keys`);
  return { name, argument: value[name] };
};

const resolveCall = (name: string, argument: unknown, scope: Scope, place: string): unknown => {
  const resolved = (item: unknown) => resolveIntrinsics(item, scope, place);
  switch (name) {
    case "Ref":
      return scope.reference(asText(argument, place), place);
    case "Fn::GetAtt": {
      const [resource, ...attribute] = Array.isArray(argument) ? argument : asText(argument, place).split(".");
      return scope.attribute(asText(resource, place), attribute.join("."), place);
    }
    case "Fn::Sub": {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
      return substitute(asText(text, place), isObject(variables) ? variables : {}, scope, place);
    }
    case "Fn::Join": {
      const [separator, items] = asList(argument, place);
      return asList(resolved(items), place)
        .map((item) => asText(item, place))
        .join(asText(separator, place));
    }
    case "Fn::Split": {
      const [separator, text] = asList(argument, place);
      return asText(resolved(text), place).split(asText(separator, place));
    }
    case "Fn::Select": {
      const [index, items] = asList(argument, place);
      const item = asList(resolved(items), place)[Number(resolved(index))];
      if (item === undefined) throw new Error(`${place}: the list has no element ${String(index)}`);
      return item;
    }
    case "Fn::If": {
      const [condition, whenTrue, whenFalse] = asList(argument, place);
      return resolved(holdsByName(asText(condition, place), scope, place) ? whenTrue : whenFalse);
    }
    default:
      throw new Error(`${place}: the function ${name} is not known here`);
  }
};

const substitute = (text: string, variables: Readonly<Record<string, unknown>>, scope: Scope, place: string) =>
  refuseDynamicReference(text, place).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    if (name in variables) return asText(resolveIntrinsics(variables[name], scope, place), place);
    const [resource = "", ...attribute] = name.split(".");
    if (attribute.length > 0) return scope.attribute(resource, attribute.join("."), place);
    return asText(scope.reference(name, place), place);
  });

const refuseDynamicReference = (text: string, place: string) => {
  if (text.includes("{{resolve:"))
    throw new Error(`${place}: dynamic references are not known here, but found ${text}`);
  return text;
};

const isPresent = (value: unknown) => value !== undefined;

const asText = (value: unknown, place: string): string => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error(`${place}: expected a text, but found ${JSON.stringify(value)}`);
};

const asList = (value: unknown, place: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${place}: expected a list, but found ${JSON.stringify(value)}`);
};
