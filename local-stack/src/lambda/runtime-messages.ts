import * as z from "zod";

/** What the parent asks of a runtime process; the event travels as the JSON text that Lambda would send. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  readonly timeoutInMs: number;
  readonly functionArn: string;
}

const errorSchema = z.object({ errorType: z.string(), errorMessage: z.string(), stackTrace: z.array(z.string()) });

/** Milliseconds of processor time: since the process began, or since the invocation did. */
const processorMs = z.number();

/** What a runtime process tells its parent: loaded or not, then one answer for each invocation. */
export const runtimeMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), processorMs }),
  z.object({ type: z.literal("initError"), error: errorSchema }),
  z.object({ type: z.literal("returned"), requestId: z.string(), processorMs, body: z.string() }),
  z.object({ type: z.literal("threw"), requestId: z.string(), processorMs, error: errorSchema }),
]);

export type RuntimeMessage = z.infer<typeof runtimeMessageSchema>;
export type RuntimeError = z.infer<typeof errorSchema>;
