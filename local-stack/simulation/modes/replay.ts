import pico from "picocolors";
import type { Screen } from "../../src/screen";
import { ViolationError } from "../invariants/violation";
import type { Found } from "../runs/batch";
import { type RunResult, run } from "../runs/run";
import { shrink } from "../runs/shrink";

/** Plays one seed again and prints its time line, shrunk when it breaks an invariant; tells whether all held. */
export async function replay(seed: number, screen: Screen, json: boolean): Promise<boolean> {
  const result = await run(seed, { withTimeLine: true });
  if (result.violation) return await explain(result, screen, json);
  if (json) screen.json({ seed, violation: null, timeLine: result.timeLine.split("\n") });
  else screen.report(`${result.timeLine}\n\nNo invariant was broken.`);
  return true;
}

/** Explains what a worker found. */
export async function explainFound({ seed, broken, what }: Found, screen: Screen, json: boolean): Promise<boolean> {
  const result = await run(seed);
  if (result.violation) return await explain(result, screen, json);
  throw new Error(`seed ${seed} does not replay: ${broken}: ${what}`);
}

async function explain({ seed, violation }: RunResult, screen: Screen, json: boolean): Promise<false> {
  const cause = violation ?? new Error("nothing was broken");
  const { timeLine, sends, injected } = await shrink((omitted) => run(seed, { omitted, withTimeLine: true }));
  const sentence = cause instanceof ViolationError ? cause.sentence : "The run itself failed.";
  if (json) screen.json({ seed, violation: cause.message, sentence, timeLine: timeLine.split("\n") });
  else
    screen.report(
      [
        pico.red(`Seed ${seed}: ${cause.message}`),
        sentence,
        `\nThe same with ${sends.length} sends and ${injected.length} faults:\n`,
        timeLine,
        `\nAgain: npm run simulate -- --seed ${seed}`,
      ].join("\n"),
    );
  return false;
}
