import { explainLesser } from "../aws/lesser-errors";
import { openEventSources } from "../aws/open-event-sources";
import type { Context } from "../context";
import { knownOf, readPart } from "../part";

/** Says that what is sent now will wait in the queue. Whoever may not ask Lambda is not told. */
export async function warnIfPaused({ aws, terminal }: Context): Promise<void> {
  const source = knownOf(await readPart(() => openEventSources(aws.place).find(), explainLesser));
  if (source && source.state !== "Enabled") {
    terminal.say(
      `The processor is ${source.state.toLowerCase()}: what is sent waits in the queue until npm run oncall -- resume.`,
    );
  }
}
