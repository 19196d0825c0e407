import { calls, isTrue, type Scope } from "./expression";

export type Result = "success" | "failure" | "cancelled" | "skipped";

/** GitHub's status functions for something that comes after others. */
export function statusFunctions(before: readonly Result[], isCancelled: boolean): NonNullable<Scope["functions"]> {
  return {
    always: () => true,
    success: () => !isCancelled && before.every((result) => result === "success"),
    failure: () => !isCancelled && before.includes("failure"),
    cancelled: () => isCancelled,
  };
}

/** Whether an `if` lets something run. It means `success() && …` unless it calls a status function. */
export function isMet(condition: string | undefined, scope: Scope): boolean {
  const isReady = () => isTrue("success()", scope);
  if (condition === undefined) return isReady();
  const hasStatus = calls(condition, ["always", "success", "failure", "cancelled"]);
  return (hasStatus || isReady()) && isTrue(condition, scope);
}

/** What becomes of a job that is several: those of its matrix, or those of the workflow that it calls. */
export function combine(results: readonly Result[]): Result {
  for (const result of ["failure", "cancelled", "success"] as const) if (results.includes(result)) return result;
  return "skipped";
}
