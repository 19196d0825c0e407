import * as z from "zod";

/** How an invocation ended: with the function's response, or in an error, a timeout or a crash. */
export type Outcome =
  | { readonly type: "returned"; readonly response: unknown }
  | { readonly type: "threw"; readonly error: unknown };

const responseSchema = z.nullish(
  z.object({ batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string().min(1) }))) }),
);

/**
 * The messages of a batch that Lambda leaves in the queue when the mapping has `ReportBatchItemFailures`. A response that is empty or
 * null, or whose list is, means that all succeeded; one that is malformed or names a message outside the batch, that all failed
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
export const failedMessageIds = (
  records: readonly { readonly messageId: string }[],
  outcome: Outcome,
): ReadonlySet<string> => {
  const all = new Set(records.map(({ messageId }) => messageId));
  if (outcome.type === "threw") return all;
  const parsed = responseSchema.safeParse(outcome.response);
  if (!parsed.success) return all;
  const reported = parsed.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  return reported.every((id) => all.has(id)) ? new Set(reported) : all;
};
