import * as z from "zod";
import type { Actions } from "../aws/actions";
import { epochSeconds } from "../aws/epoch-seconds";
import { readInput } from "../aws/read-input";
import { AwsError } from "../aws/service";
import type { Deployed } from "./deployed";
import type { EventSourceMapping } from "./event-source-mapping";
import { type FunctionPlace, functionNameToArn } from "./function-arn";

// All mappings fit into one page.
const list = z.strictObject({
  FunctionName: z.string().optional(),
  EventSourceArn: z.string().optional(),
  MaxItems: z.coerce.number().int().min(1).max(10_000).optional(),
});
const get = z.strictObject({ UUID: z.string() });
// What else can be changed in AWS is refused: here only a deployment changes it.
const update = get.extend({ Enabled: z.boolean().optional() });

export interface MappingActionsOptions {
  readonly deployed: Deployed;
  readonly place: FunctionPlace;
  /** Sees why a mapping could not be turned on or off: the call has been answered by then. */
  readonly onError: (error: unknown) => void;
}

/** Looking at event source mappings, and turning them on and off. */
export function mappingActions({ deployed, place, onError }: MappingActionsOptions): Actions {
  return {
    ListEventSourceMappings(input) {
      const { FunctionName, EventSourceArn } = readInput(list, input, "InvalidParameterValueException");
      const arn = FunctionName === undefined ? undefined : functionNameToArn(FunctionName, place);
      if (arn !== undefined) deployed.function(arn);
      const found = deployed
        .mappings()
        .filter(({ options }) => arn === undefined || options.functionArn === arn)
        .filter(({ options }) => EventSourceArn === undefined || options.description.queueArn === EventSourceArn);
      return { EventSourceMappings: found.map(renderMapping) };
    },
    GetEventSourceMapping(input) {
      return renderMapping(deployed.mapping(readInput(get, input, "InvalidParameterValueException").UUID));
    },
    UpdateEventSourceMapping(input) {
      const { UUID, Enabled } = readInput(update, input, "InvalidParameterValueException");
      const mapping = deployed.mapping(UUID);
      checkIsSettled(mapping);
      if (Enabled !== undefined) (Enabled ? mapping.enable() : mapping.disable()).catch(onError);
      return renderMapping(mapping);
    },
  };
}

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html, ResourceInUseException */
function checkIsSettled({ state, options: { id } }: EventSourceMapping): void {
  if (state === "Enabled" || state === "Disabled") return;
  const message = `Cannot update the event source mapping ${id} because it is in use: its state is ${state}.`;
  throw new AwsError("ResourceInUseException", message);
}

function renderMapping({ options, state, changedAt }: EventSourceMapping) {
  const { queueArn, batchSize, functionResponseTypes, maximumConcurrency } = options.description;
  return {
    UUID: options.id,
    EventSourceArn: queueArn,
    FunctionArn: options.functionArn,
    State: state,
    StateTransitionReason: "USER_INITIATED",
    LastModified: epochSeconds(changedAt),
    BatchSize: batchSize,
    MaximumBatchingWindowInSeconds: 0,
    FunctionResponseTypes: functionResponseTypes,
    ScalingConfig: maximumConcurrency && { MaximumConcurrency: maximumConcurrency },
  };
}
