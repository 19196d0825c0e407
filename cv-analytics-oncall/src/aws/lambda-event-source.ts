import {
  GetEventSourceMappingCommand,
  type LambdaClient,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import type { EventSources } from "../event-source/event-source";
import { names } from "../names";

/** Lambda's mapping between the event queue and the processor. */
export function createLambdaEventSources(client: LambdaClient): EventSources {
  return {
    async find() {
      const pages = paginateListEventSourceMappings({ client }, { FunctionName: names.processor });
      for await (const { EventSourceMappings = [] } of pages) {
        for (const { UUID = "", State = "", EventSourceArn } of EventSourceMappings) {
          if (EventSourceArn?.endsWith(`:${names.queue}`)) return { id: UUID, state: State };
        }
      }
      return undefined;
    },
    async stateOf(id) {
      const { State = "" } = await client.send(new GetEventSourceMappingCommand({ UUID: id }));
      return State;
    },
    async setEnabled(id, isEnabled) {
      await client.send(new UpdateEventSourceMappingCommand({ UUID: id, Enabled: isEnabled }));
    },
  };
}
