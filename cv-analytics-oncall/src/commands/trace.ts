import { type Command, InvalidArgumentError } from "commander";
import * as z from "zod";
import { explainLesser } from "../aws/lesser-errors";
import { openTrace } from "../aws/open-trace";
import type { Context } from "../context";
import { select } from "../dead-letters/selection";
import { presentTrace } from "../trace/present-trace";
import { type FoundDead, traceRequest } from "../trace/trace";
import { action, type Runner } from "./run";
import { surveyWith } from "./survey-with";

export function addTrace(program: Command, runner: Runner): void {
  program
    .command("trace")
    .description("tells the life of one request: waiting, recorded, dead or unanswered, and in which report")
    .argument("<request-id>", "a UUID", parseRequestId)
    .action(
      action(runner, async (context, requestId: string) => {
        const { aws, now } = context;
        const sources = { ...openTrace(aws), findDead: (id: string) => findDead(context, id) };
        const trace = await traceRequest(requestId, sources, explainLesser, now());
        return presentTrace(trace, aws.place, now());
      }),
    );
}

/** By the text, so that a body too broken to tell its request is found as well. */
async function findDead(context: Context, requestId: string): Promise<FoundDead> {
  const filters = { text: requestId };
  const { letters, unseen } = await surveyWith(context, filters);
  return { letters: select(letters, filters, context.now()), unseen };
}

/** As the processor checks it. */
function parseRequestId(text: string): string {
  if (z.guid().safeParse(text).success) return text;
  throw new InvalidArgumentError("expected a UUID, such as 5f0c8a52-6f0f-4c3e-9d0a-0c9a3f1b2e77.");
}
