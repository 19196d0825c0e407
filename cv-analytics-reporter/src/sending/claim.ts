import { endOfWeek } from "../iso-week";
import type { Summary } from "../summary/summary";
import type { LedgerEntry } from "./ledger";

/** How long one call that delivers a mail may take before it is given up. */
export const deliveryDeadlineInMs = 15_000;

// A lease covers the write that makes it, one delivery and the write that marks it, each within the deadline, and not the
// whole run: reports are computed before they are claimed, and each mark renews the lease. It ends well before Lambda's first retry of an asynchronous event, one minute
// after the failure, so that the retry of an invocation that crashed in between can claim at once. It binds the
// invocation that holds it as well: Lambda may deliver one event twice at a time, with one and the same id.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
const leaseInMs = 3 * deliveryDeadlineInMs;

export interface Claimant {
  readonly week: string;
  readonly claimId: string;
  readonly force: boolean;
  /** The names of the channels, in the order of delivery. */
  readonly channels: readonly string[];
}

export type ClaimDecision =
  | { readonly kind: "free" }
  | { readonly kind: "already sent"; readonly entry: LedgerEntry }
  | { readonly kind: "being sent"; readonly until: number };

/** Decides from the week's ledger entry whether the report may be sent now. */
export function decideClaim(entry: LedgerEntry | undefined, claimant: Claimant, now: number): ClaimDecision {
  if (entry?.status === "sending" && entry.leaseUntil > now) return { kind: "being sent", until: entry.leaseUntil };
  if (entry?.status === "sent" && continues(entry, claimant, now)) return { kind: "already sent", entry };
  return { kind: "free" };
}

/** The entry by which a free report is claimed. It holds once the ledger has accepted it. */
export function claim(entry: LedgerEntry | undefined, claimant: Claimant, summary: Summary, now: number): LedgerEntry {
  const unfinished = entry && continues(entry, claimant, now) ? entry : undefined;
  const channels = unfinished?.channels ?? {};
  const first = claimant.channels.find((channel) => !(channel in channels));
  return {
    week: claimant.week,
    revision: (entry?.revision ?? 0) + 1,
    status: "sending",
    edition: editionAt(claimant.week, now),
    claimId: claimant.claimId,
    attempt: (unfinished?.attempt ?? 0) + 1,
    leaseUntil: now + leaseInMs,
    channels,
    handingOver: handOverTo(first, now),
    maybeDelivered: unfinished ? inDoubt(unfinished) : [],
    summary,
  };
}

/**
 * Whether what the entry tells of counts for the claimant. A preliminary edition does not for the final one, and nothing
 * does for a forced report, save its own invocation's earlier attempt.
 */
function continues(entry: LedgerEntry, { week, claimId, force }: Claimant, now: number): boolean {
  return entry.edition === editionAt(week, now) && (!force || entry.claimId === claimId);
}

export function editionAt(week: string, now: number): LedgerEntry["edition"] {
  return now < endOfWeek(week) ? "preliminary" : "final";
}

/**
 * Whether the channel may be handed the mail now: the ledger names it, so that a crash can be told of, and the delivery
 * ends, with its mark, while the claim still holds.
 */
export function mayDeliver(entry: LedgerEntry, channel: string, now: number): boolean {
  return entry.handingOver?.channel === channel && now + 2 * deliveryDeadlineInMs <= entry.leaseUntil;
}

/** The entry after a channel took the mail, with which it is handed to the next one. */
export function markDelivered(
  entry: LedgerEntry,
  { channel, messageId }: { readonly channel: string; readonly messageId: string },
  next: string | undefined,
  now: number,
): LedgerEntry {
  const channels = { ...entry.channels, [channel]: { messageId, deliveredAt: now } };
  return { ...goOn(entry, next, now), channels };
}

/** The entry after a delivery failed with an error that may hide an arrival. */
export function markDoubtful(entry: LedgerEntry, next: string | undefined, now: number): LedgerEntry {
  return { ...goOn(entry, next, now), maybeDelivered: inDoubt(entry) };
}

/** The lease begins anew with each hand-over. */
function goOn(entry: LedgerEntry, next: string | undefined, now: number): LedgerEntry {
  return { ...entry, revision: entry.revision + 1, leaseUntil: now + leaseInMs, handingOver: handOverTo(next, now) };
}

function handOverTo(channel: string | undefined, now: number): LedgerEntry["handingOver"] {
  return channel === undefined ? undefined : { channel, startedAt: now };
}

function inDoubt({ maybeDelivered, handingOver }: LedgerEntry): LedgerEntry["maybeDelivered"] {
  return handingOver ? [...maybeDelivered, handingOver] : maybeDelivered;
}

/** The entry after every channel took the mail. */
export function markSent(entry: LedgerEntry, now: number): LedgerEntry {
  return { ...entry, revision: entry.revision + 1, status: "sent", sentAt: now };
}

/** The entry after a failure: whoever comes next may claim it at once. What was not begun is not in doubt. */
export function release(entry: LedgerEntry): LedgerEntry {
  return { ...entry, revision: entry.revision + 1, status: "failed", handingOver: undefined };
}
