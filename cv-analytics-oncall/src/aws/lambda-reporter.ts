import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import * as z from "zod";
import { names } from "../names";
import type { Reporter, SendOutcome } from "../weekly-report/reporter";
import { clientSettings, type Place } from "./place";

/** The function's own 900 seconds and a little, so that Lambda is the one to tell of a timeout. */
const requestTimeout = 910_000;

const resultSchema = z.object({ sent: z.boolean(), channels: z.array(z.string()) });
const errorSchema = z.object({ errorType: z.string().default("Error"), errorMessage: z.string().default("") });

/** The reporter, run once: the SDK must not start a second run because it did not hear of the first. */
export function createLambdaReporter(place: Place): Reporter {
  const { requestHandler, ...settings } = clientSettings(place);
  const patience = { maxAttempts: 1, requestHandler: { ...requestHandler, requestTimeout } };
  const client = new LambdaClient({ ...settings, ...patience });
  return {
    async send({ week, force }) {
      const event = force ? { week, force } : { week };
      const { FunctionError, Payload } = await client.send(
        new InvokeCommand({ FunctionName: names.reporter, Payload: JSON.stringify(event) }),
      );
      const answer: unknown = JSON.parse(Payload?.transformToString() || "null");
      return FunctionError === undefined ? toOutcome(answer) : toFailure(answer);
    },
  };
}

function toOutcome(answer: unknown): SendOutcome {
  const { sent, channels } = resultSchema.parse(answer);
  return sent ? { kind: "sent", channels } : { kind: "already sent" };
}

function toFailure(answer: unknown): SendOutcome {
  const { errorType, errorMessage } = errorSchema.parse(answer);
  return { kind: "failed", errorType, message: errorMessage };
}
