import { checkDrained, drainedWithinInMs } from "../invariants/drain";
import { checkRecorded } from "../invariants/records";
import { checkWaitingHalves } from "../invariants/waiting-halves";
import { redriveAll } from "../services/redrive";
import type { Random } from "../world/random";
import type { Aws } from "./aws";
import type { Reporting } from "./reporting";

interface Run {
  readonly aws: Aws;
  readonly reporting: Reporting | undefined;
  readonly start: number;
  readonly random: Random;
}

const hourInMs = 3_600_000;
const dayInMs = 24 * hourInMs;
/** What it sends again is a record before the first half has waited for a day. */
const lastRedriveAfterInMs = 17 * hourInMs;
const redriveTakesAtMostInMs = hourInMs / 2;
const mostRedrives = 6;
/** Late sends have drained by then, and halves that wait have expired. */
const settledAfterInMs = 8 * dayInMs;

/** Faults and sends, drain, redrive, drain, late sends and expiry, reports; the invariants are checked after each. */
export async function playPhases({ aws, reporting, start, random }: Run): Promise<void> {
  const { scheduler, faults } = aws.world;
  await scheduler.runUntil(faults.weather.until + drainedWithinInMs);
  checkAtRest(aws, aws.isDead);
  await scheduler.runUntil(random.between(scheduler.now(), start + lastRedriveAfterInMs));
  await redrive(aws, "redrive 1", faults.weather.redriveKilled);
  await redriveUntilAllIsSeen(aws);
  await scheduler.runUntil(scheduler.now() + drainedWithinInMs);
  checkAtRest(aws, () => false);
  await scheduler.runUntil(start + settledAfterInMs);
  checkAtRest(aws, () => false);
  if (reporting) await finishReports(aws, reporting);
}

/** `mayLackRecord`: requests that need no record as yet. */
function checkAtRest(aws: Aws, mayLackRecord: (requestId: string) => boolean): void {
  const { queues, truth, database } = aws;
  checkDrained(queues.events);
  checkRecorded(truth, database, mayLackRecord);
  checkWaitingHalves({ truth, database, isDead: aws.isDead, isAbandoned: aws.watch.outlivedInvocations.isAbandoned });
}

/** SQS shows ten messages of a group; the tool counts those behind them, and asks to be run again. */
async function redriveUntilAllIsSeen(aws: Aws): Promise<void> {
  for (let run = 2; run <= mostRedrives; run += 1) {
    if ((await redrive(aws, `redrive ${run}`, 0)) === 0) return;
  }
  throw new Error(`${mostRedrives} redrives have not seen everything that is dead`);
}

/** Returns how many messages it could not see. */
async function redrive(aws: Aws, name: string, killRate: number): Promise<number> {
  const { scheduler } = aws.world;
  // Nobody is called for an empty dead-letter queue.
  if (aws.queues.deadLetters.peek().length === 0) return 0;
  let isOver = false;
  let unseen = 0;
  const { database, queues, truth, world, noteQueued } = aws;
  redriveAll({ ...world, database, queues, truth, onSent: noteQueued }, name, killRate).then(
    (count) => {
      isOver = true;
      unseen = count;
    },
    (error) => scheduler.fail(error),
  );
  await scheduler.runUntil(scheduler.now() + redriveTakesAtMostInMs);
  if (!isOver) throw new Error(`${name} did not end within half an hour`);
  return unseen;
}

async function finishReports({ world: { scheduler } }: Aws, reporting: Reporting): Promise<void> {
  await scheduler.runUntil(reporting.askedAgainAt);
  reporting.askAgain().catch((error) => scheduler.fail(error));
  await scheduler.runUntil(scheduler.now() + dayInMs);
  if (!reporting.isComplete) throw new Error("the reports that were asked for again did not end within a day");
}
