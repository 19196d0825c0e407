import type { AssessedLetter, Prospect } from "./assessment";
import type { DeadLetter } from "./dead-letter";
import type { Reason } from "./reason";

/** Which of the dead messages are meant; what is left out excludes nothing. */
export interface Filters {
  readonly reason?: readonly Reason["kind"][];
  readonly prospect?: readonly Prospect["redrive"][];
  readonly request?: readonly string[];
  readonly message?: readonly string[];
  /** How long ago it died, in milliseconds. */
  readonly olderThan?: number;
  readonly newerThan?: number;
  /** In the body, without regard to case. The look itself tells. */
  readonly text?: string;
}

export function select(letters: readonly AssessedLetter[], filters: Filters, now: number): readonly AssessedLetter[] {
  const { reason, prospect } = filters;
  return letters.filter(
    (letter) =>
      (!reason || reason.includes(letter.reason.kind)) &&
      (!prospect || prospect.includes(letter.prospect.redrive)) &&
      mayBeMeant(letter, filters, now),
  );
}

/** By what the message itself tells, without asking tables and log. */
export function mayBeMeant(letter: DeadLetter, filters: Filters, now: number): boolean {
  const { request, message, olderThan = -Infinity, newerThan = Infinity } = filters;
  const age = now - letter.diedAt;
  return (
    (!request || request.includes(letter.content.requestId?.toLowerCase() ?? "")) &&
    (!message || message.includes(letter.messageId)) &&
    age >= olderThan &&
    age <= newerThan &&
    letter.hasText
  );
}
