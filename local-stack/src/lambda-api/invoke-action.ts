import * as z from "zod";
import type { Actions } from "../aws/actions";
import { readInput } from "../aws/read-input";
import { AwsError } from "../aws/service";
import { InvocationError } from "../lambda/invocation-error";
import type { Deployed } from "./deployed";
import { type FunctionPlace, functionNameToArn } from "./function-arn";

// Only invocations that wait for the answer exist here; one that does not is Scheduler's, which has no API.
const invoke = z.strictObject({
  FunctionName: z.string(),
  InvocationType: z.literal("RequestResponse").default("RequestResponse"),
  Payload: z.string().default(""),
});

/**
 * Invoking a function. One that throws is no error of the call: the answer says so and holds what was thrown.
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function invokeAction(deployed: Deployed, place: FunctionPlace): Actions {
  return {
    async Invoke(input) {
      const { FunctionName, Payload } = readInput(invoke, input, "InvalidParameterValueException");
      const target = deployed.function(functionNameToArn(FunctionName, place));
      const answer = { StatusCode: 200, ExecutedVersion: "$LATEST" };
      try {
        const returned = await target.invoke(parsePayload(Payload));
        return { ...answer, Payload: JSON.stringify(returned ?? null) };
      } catch (error) {
        if (!(error instanceof InvocationError)) throw error;
        return { ...answer, FunctionError: "Unhandled", Payload: JSON.stringify(renderError(error)) };
      }
    },
  };
}

function parsePayload(payload: string): unknown {
  if (payload === "") return {};
  try {
    return JSON.parse(payload);
  } catch {
    throw new AwsError("InvalidRequestContentException", "Could not parse request body into json.");
  }
}

/** What Lambda itself says of a function that timed out or ended names the request; what was thrown has a trace. */
function renderError({ errorType, message, requestId, stackTrace }: InvocationError) {
  const isOfLambda = /^(Sandbox|Runtime)\./.test(errorType);
  if (isOfLambda) return { errorType, errorMessage: `RequestId: ${requestId} Error: ${message}` };
  return { errorType, errorMessage: message, trace: [`${errorType}: ${message}`, ...stackTrace] };
}
