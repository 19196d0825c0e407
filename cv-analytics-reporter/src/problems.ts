import type * as z from "zod/mini";

/** What a schema found wrong, one sentence for each field: `week: expected ..., dryrun: unknown field`. */
export function problemsOf(error: z.core.$ZodError, whole: string): string {
  return error.issues
    .flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `${key}: unknown field`)
        : [`${issue.path.join(".") || whole}: ${issue.message}`],
    )
    .join("; ");
}
