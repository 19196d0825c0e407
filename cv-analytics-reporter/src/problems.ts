import type * as z from "zod/mini";

/** An error must stay readable whatever came: so many problems are told, and a field is named if its name is like one. */
const mostProblems = 10;
const fieldName = /^\w{1,40}$/;

/** What a schema found wrong, one sentence for each field: `week: expected ..., dryrun: unknown field`. */
export function problemsOf(error: z.core.$ZodError, whole: string): string {
  const all = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map(describeUnknown)
      : [`${issue.path.join(".") || whole}: ${issue.message}`],
  );
  // A value may break two rules of one expectation.
  const problems = [...new Set(all)];
  const more = problems.length > mostProblems ? [`and ${problems.length - mostProblems} more`] : [];
  return [...problems.slice(0, mostProblems), ...more].join("; ");
}

function describeUnknown(key: string): string {
  return fieldName.test(key) ? `${key}: unknown field` : `unknown field with a name of ${key.length} characters`;
}
