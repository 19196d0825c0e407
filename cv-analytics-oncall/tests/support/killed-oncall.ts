import { join } from "node:path";
import { bundleOncall } from "./bundled-oncall";
import { type Letter, letDie, processAll } from "./dead-pipeline";
import { type Aim, KillAtCall } from "./kill-at-call";
import { type Oncall, startOncall } from "./oncall";
import { startProcess } from "./oncall-process";
import { malformedBody, queryBody, requestOf, responseBody } from "./proof-events";
import { OrderWatch } from "./proof-order";
import { shortenPolls } from "./short-polls";

export type KilledOncall = Awaited<ReturnType<typeof startKilledOncall>>;

/** The pipeline with the tool as processes that are killed at calls of theirs. */
export async function startKilledOncall() {
  let watchOrder = (_input: object): void => {};
  const shorten = shortenPolls((ms) => one.pipeline.skip(ms));
  const killer: KillAtCall = new KillAtCall(({ action, input }) => {
    if (action === "SendMessageBatch") watchOrder(input);
    shorten(action);
  });
  const one: Oncall = await startOncall({ onCall: killer.onCall });
  const program = await bundleOncall(one.folder);
  const order = new OrderWatch(one.pipeline.deadLetters);
  const global = ["--env", one.environmentFile, "--audit-log", join(one.folder, "audit.jsonl"), "--json"];
  return {
    ...one,
    killer,
    order,
    /** Runs the tool; it is killed should it make the call that is aimed at. */
    run(argv: readonly string[], aim?: Aim) {
      watchOrder = order.begin();
      const { child, answer } = startProcess(program, [...global, "dlq", ...argv], { NODE_COMPILE_CACHE: one.folder });
      killer.aim(child, aim ?? { action: "none", occurrence: 0, takesEffect: false });
      return answer;
    },
  };
}

/** Of a round's numbered requests: pairs on their own, then pairs in one group, then responses whose queries wait. */
const [alone, inCrowd, waiting] = [8, 6, 2];
export const requestsOfARound = alone + inCrowd + waiting;

/** Puts a round's messages into the dead-letter queue, something malformed with them. Returns the bodies that went in. */
export async function fillRound({ pipeline }: Pick<Oncall, "pipeline">, first: number): Promise<readonly string[]> {
  const numbers = Array.from({ length: requestsOfARound }, (_, index) => first + index);
  const [pairs, crowd, late] = [numbers.slice(0, alone), numbers.slice(alone, -waiting), numbers.slice(-waiting)];
  const both = (group?: string) => (number: number) => [query(number, group), response(number, group)];
  const broken = { body: malformedBody(first), group: requestOf(first) };
  const dead = [
    ...pairs.flatMap(both()),
    ...crowd.flatMap(both(`crowd-${first}`)),
    ...late.map((n) => response(n)),
    broken,
  ];
  const early = late.map((number) => query(number));
  await pipeline.pause();
  await processAll(pipeline, early, `early-${first}`);
  letDie(pipeline, dead, `dead-${first}`);
  await pipeline.resume();
  return [...early, ...dead].map(({ body }) => body);
}

const query = (number: number, group = requestOf(number)): Letter => ({ body: queryBody(number), group });
const response = (number: number, group = requestOf(number)): Letter => ({ body: responseBody(number), group });
