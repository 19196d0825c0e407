import { LambdaClient } from "@aws-sdk/client-lambda";
import type { EventSources } from "../event-source/event-source";
import { createLambdaEventSources } from "./lambda-event-source";
import { clientSettings, type Place } from "./place";

export function openEventSources(place: Place): EventSources {
  return createLambdaEventSources(new LambdaClient(clientSettings(place)));
}
