import type { Call } from "../emulator/calls";
import { jsonActionOf } from "../emulator/exchange";
import { onAll, type Requirement } from "./requirement";

/** Saved queries have no ARN. */
const queryActions = ["DescribeQueryDefinitions", "PutQueryDefinition", "DeleteQueryDefinition"];

export function logsRequirements({ request }: Call): readonly Requirement[] | undefined {
  const action = jsonActionOf(request)?.split(".")[1] ?? "";
  return queryActions.includes(action) ? [onAll(`logs:${action}`)] : undefined;
}
