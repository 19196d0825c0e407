import type { RequestState, RequestStates } from "../requests/request-states";
import { type AssessedLetter, assess } from "./assessment";
import { bySequence, type DeadLetter, toDeadLetter } from "./dead-letter";
import type { DeadLetterQueue, QueueDepth } from "./dead-letter-queue";
import type { FailureLog, LoggedFailure } from "./failure-log";
import { Look } from "./look";
import { lookWindowInSeconds } from "./look-window";
import { otherOf } from "./reason";

export interface Surveying {
  readonly deadLetters: DeadLetterQueue;
  readonly queueDepth: () => Promise<QueueDepth>;
  readonly states: RequestStates;
  readonly log: FailureLog;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** All that is dead, oldest first, and what looking at it cost. */
export interface Survey {
  readonly dead: readonly DeadLetter[];
  /** The wanted ones, with what tables and log tell of them. */
  readonly letters: readonly AssessedLetter[];
  /** Messages that SQS does not show: behind ten others of their group, or in flight with somebody else. */
  readonly unseen: number;
  /** For how long this look would have hidden messages, had it been killed. */
  readonly windowInSeconds: number;
  /** Why the processor's log could not be read. */
  readonly logFault: unknown;
}

export interface SurveyOptions {
  readonly text?: string | undefined;
  /** Which of them tables and log are asked about. */
  readonly isWanted?: (letter: DeadLetter) => boolean;
  readonly onSeen?: (count: number) => void;
}

/** Failures are logged from the first try on: a minute, an hour and a visibility timeout before a message dies, and clocks differ. */
const retriesLastInMs = 3 * 3_600_000;
/** A failure that was logged later than this after a death is of the request's other half. */
const clocksDifferByInMs = 5 * 60_000;

/** Looks at every dead message and makes it visible again, then asks tables and log about each. */
export async function survey(tools: Surveying, options: SurveyOptions = {}): Promise<Survey> {
  const { text, isWanted = () => true, onSeen = () => {} } = options;
  const { deadLetters, signal, now } = tools;
  const depth = await deadLetters.depth();
  const windowInSeconds = lookWindowInSeconds(depth.visible);
  const retention = await deadLetters.retention();
  const dead: DeadLetter[] = [];
  let left = depth;
  {
    await using look = new Look({ queue: deadLetters, windowInSeconds, now, signal });
    for await (const batch of look.batches()) {
      dead.push(...batch.map((message) => toDeadLetter(message, retention, text)));
      onSeen(batch.length);
    }
    left = await deadLetters.depth();
  }
  signal.throwIfAborted();
  dead.sort(bySequence);
  const unseen = Math.max(0, left.visible + left.inFlight - dead.length);
  const { letters, logFault } = await assessWanted(dead.filter(isWanted), { dead, unseen }, tools);
  return { dead, letters, unseen, windowInSeconds, logFault };
}

async function assessWanted(
  wanted: readonly DeadLetter[],
  { dead, unseen }: Pick<Survey, "dead" | "unseen">,
  { states, log, queueDepth, now }: Surveying,
) {
  const requestIds = new Set(wanted.flatMap(({ content }) => content.requestId ?? []));
  const [known, { failures, logFault }, { visible, inFlight }] = await Promise.all([
    states.of([...requestIds]),
    readFailures(wanted, requestIds, log),
    queueDepth(),
  ]);
  // What can't be seen may hold any half, as the queue may.
  const isQueueEmpty = visible + inFlight + unseen === 0;
  const byHalf = new Map(dead.map((letter) => [halfKey(letter.content.requestId, letter.content.kind), letter]));
  const letters = wanted.map((letter): AssessedLetter => {
    const { requestId = "", kind } = letter.content;
    const state: RequestState = known.get(requestId) ?? {};
    const deadPartner = kind === "malformed" ? undefined : byHalf.get(halfKey(requestId, otherOf(kind)));
    const malformedPartner = byHalf.get(halfKey(requestId, "malformed"));
    const failure = failures.get(requestId)?.findLast(({ at }) => at <= letter.diedAt + clocksDifferByInMs);
    return assess(letter, { state, failure, deadPartner, malformedPartner, isQueueEmpty, now: now() });
  });
  return { letters, logFault };
}

const halfKey = (requestId: string | undefined, kind: string) => `${requestId} ${kind}`;

/** The log only explains; without it everything else is still true. */
async function readFailures(letters: readonly DeadLetter[], requestIds: ReadonlySet<string>, log: FailureLog) {
  const none: ReadonlyMap<string, readonly LoggedFailure[]> = new Map();
  const deaths = letters.flatMap(({ content, diedAt }) => (content.kind === "malformed" ? [] : [diedAt]));
  if (deaths.length === 0) return { failures: none, logFault: undefined };
  const [first, last] = deaths.reduce(
    ([low, high], at) => [Math.min(low, at), Math.max(high, at)],
    [Infinity, -Infinity],
  );
  try {
    const failures = await log.failures(requestIds, first - retriesLastInMs, last + clocksDifferByInMs);
    return { failures, logFault: undefined };
  } catch (error) {
    return { failures: none, logFault: error };
  }
}
