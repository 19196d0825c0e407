import type { Context } from "../context";
import type { DeadLetter } from "../dead-letters/dead-letter";
import { type Filters, mayBeMeant } from "../dead-letters/selection";
import { type Survey, survey } from "../dead-letters/survey";

/** Looks at everything dead, showing how far it is; tables and log are asked about what the filters leave. */
export async function surveyWith({ aws, terminal, now, signal }: Context, filters: Filters): Promise<Survey> {
  const { visible } = await aws.deadLetters.depth();
  const progress = terminal.progress("Looking", visible);
  try {
    const isWanted = (letter: DeadLetter) => mayBeMeant(letter, filters, now());
    return await survey({ ...aws, now, signal }, { text: filters.text, isWanted, onSeen: progress.advance });
  } finally {
    progress.done();
  }
}
