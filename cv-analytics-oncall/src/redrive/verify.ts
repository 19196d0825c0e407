import type { DeadLetterQueue } from "../dead-letters/dead-letter-queue";
import { Look } from "../dead-letters/look";
import { lookWindowInSeconds } from "../dead-letters/look-window";
import type { RequestStates } from "../requests/request-states";

export interface Verifying {
  readonly states: RequestStates;
  readonly deadLetters: DeadLetterQueue;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** What became of redriven requests, each named once. */
export interface Verification {
  readonly recorded: readonly string[];
  /** A half waits for the other one. */
  readonly waiting: readonly string[];
  /** The redriven message is dead again. */
  readonly deadAgain: readonly string[];
  /** Neither recorded nor waiting nor dead: most likely still in the queue. */
  readonly missing: readonly string[];
  /** Malformed messages, by their old ids: no record tells of them, and they take some ten minutes to die again. */
  readonly unverifiable: readonly string[];
}

export interface VerifyOptions {
  readonly run: string;
  /** The request of each redriven message, by its old id; undefined for a malformed one. */
  readonly requests: ReadonlyMap<string, string | undefined>;
  /** How long to wait for records, in milliseconds. */
  readonly patienceInMs: number;
  readonly onRecorded: (count: number) => void;
}

const firstPauseInMs = 500;
const longestPauseInMs = 5_000;
/** As many at a time are asked for: the processor needs the same table's capacity. */
const askedAtATime = 10;

/** Waits until every redriven request is recorded, or as long as it has patience; then finds out about the others. */
export async function verify(tools: Verifying, options: VerifyOptions): Promise<Verification> {
  const { now, sleep, signal } = tools;
  const requestIds = [...new Set([...options.requests.values()].filter((requestId) => requestId !== undefined))];
  const until = now() + options.patienceInMs;
  let open: readonly string[] = requestIds;
  for (let pause = firstPauseInMs; ; pause = Math.min(longestPauseInMs, pause * 2)) {
    const before = open.length;
    open = await withoutRecorded(open, tools);
    options.onRecorded(before - open.length);
    if (open.length === 0 || now() >= until || signal.aborted) break;
    await sleep(Math.min(pause, until - now()));
  }
  const unverifiable = [...options.requests].flatMap(([id, requestId]) => (requestId === undefined ? [id] : []));
  const { recorded, ...others } = await findOut(open, tools, options);
  const unrecorded = new Set(open.filter((requestId) => !recorded.has(requestId)));
  return { recorded: requestIds.filter((requestId) => !unrecorded.has(requestId)), ...others, unverifiable };
}

/** Asks for some at a time, and for more only while all of them are recorded. Those that are not come last the next time. */
async function withoutRecorded(requestIds: readonly string[], { states }: Verifying): Promise<readonly string[]> {
  let open = requestIds;
  while (open.length > 0) {
    const asked = open.slice(0, askedAtATime);
    const recorded = await states.recorded(asked);
    open = [...open.slice(askedAtATime), ...asked.filter((requestId) => !recorded.has(requestId))];
    if (recorded.size < asked.length) break;
  }
  return open;
}

async function findOut(open: readonly string[], tools: Verifying, { run, requests }: VerifyOptions) {
  if (open.length === 0) return { recorded: new Set<string>(), waiting: [], deadAgain: [], missing: [] };
  const dead = new Set((await copiesOf(run, tools)).flatMap((messageId) => requests.get(messageId) ?? []));
  const known = await tools.states.of(open);
  const recorded = new Set(open.filter((requestId) => known.get(requestId)?.record));
  const left = open.filter((requestId) => !recorded.has(requestId));
  const deadAgain = left.filter((requestId) => dead.has(requestId));
  const waiting = left.filter((requestId) => !dead.has(requestId) && isWaiting(known.get(requestId)));
  const told = new Set([...deadAgain, ...waiting]);
  return { recorded, waiting, deadAgain, missing: left.filter((requestId) => !told.has(requestId)) };
}

function isWaiting(state: { readonly query?: unknown; readonly response?: unknown } | undefined): boolean {
  return state?.query !== undefined || state?.response !== undefined;
}

/** The old ids of this redrive's messages that are dead again. */
async function copiesOf(run: string, { deadLetters, now, signal }: Verifying): Promise<string[]> {
  const windowInSeconds = lookWindowInSeconds((await deadLetters.depth()).visible);
  await using look = new Look({ queue: deadLetters, windowInSeconds, now, signal });
  const originals: string[] = [];
  for await (const batch of look.batches())
    originals.push(...batch.flatMap(({ mark }) => (mark?.run === run ? [mark.of] : [])));
  return originals;
}
