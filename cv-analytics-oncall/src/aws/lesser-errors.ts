import { type KnownError, toKnownError } from "./known-errors";

/** Whoever meets one of these in one answer meets it in all. */
const spoilingAll: readonly KnownError["kind"][] = ["credentials", "no-region", "unreachable"];

/** Why one answer of several is missing; throws an error that leaves none. */
export function explainLesser(error: unknown): string {
  const { kind, message } = toKnownError(error);
  if (spoilingAll.includes(kind)) throw error;
  return message;
}
