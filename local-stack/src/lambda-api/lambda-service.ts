import { serviceOf } from "../aws/actions";
import type { AwsService } from "../aws/service";
import { invokeAction } from "./invoke-action";
import { type MappingActionsOptions, mappingActions } from "./mapping-actions";

/** Lambda as far as functions are invoked and their event sources turned on and off. */
export function createLambdaService(options: MappingActionsOptions): AwsService {
  const { deployed, place } = options;
  return serviceOf("Lambda", { ...mappingActions(options), ...invokeAction(deployed, place) });
}
