import type { Mail } from "../mail/email";
import type { Log } from "../telemetry";
import { markDelivered, markDoubtful, markSent, mayDeliver, release } from "./claim";
import type { LedgerEntry, SentLedger } from "./ledger";

/**
 * How often one invocation hands a mail over. An error may hide that it arrived, so the SDK must not repeat the call at
 * once; Lambda's asynchronous retry does a minute later, for a mail twice is better than none.
 */
export const deliveryAttempts = 1;

/** A way to a reader's inbox. */
export interface Channel {
  readonly name: string;
  /** Hands the mail over once and returns the message's id. A failure may mean that it arrived nevertheless. */
  deliver(mail: Mail): Promise<string>;
}

export interface Delivering {
  readonly ledger: SentLedger;
  readonly channels: readonly Channel[];
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Delivers a claimed report through each channel that does not have it yet and marks each in the ledger; returns the
 * channels' names. When one fails the others still get it, the claim is released, and the error names what is missing.
 *
 * One window remains, between handing the mail over and its mark: a crash, a lost answer (reset, 5xx, timeout) or a
 * ledger that cannot be written. SNS and SES take no idempotency token, so the retry delivers that channel again. The
 * ledger names the channel before the window opens, and keeps it when what happened in there is unknown.
 */
export async function deliverReport(claimed: LedgerEntry, mail: Mail, tools: Delivering): Promise<readonly string[]> {
  const { channels, ledger, log, now } = tools;
  const missing = channels.filter(({ name }) => !(name in claimed.channels));
  const delivered: string[] = [];
  const failures = new Map<string, unknown>();
  let entry = claimed;
  for (const [index, channel] of missing.entries()) {
    const next = missing[index + 1]?.name;
    try {
      const messageId = await handOver(channel, mail, entry, tools);
      entry = markDelivered(entry, { channel: channel.name, messageId }, next, now());
      delivered.push(channel.name);
    } catch (error) {
      log.error("not delivered", { week: entry.week, channel: channel.name, error });
      failures.set(channel.name, error);
      if (error instanceof ClaimEndsError) continue;
      entry = markDoubtful(entry, next, now());
    }
    await saveMark(entry, channel.name, tools);
  }
  await ledger.save(failures.size > 0 ? release(entry) : markSent(entry, now()));
  if (failures.size > 0) throw notDelivered(entry.week, failures);
  return delivered;
}

/** The mail was not handed over, so it cannot have arrived. */
class ClaimEndsError extends Error {
  constructor() {
    super("the claim is about to end");
    this.name = "ClaimEndsError";
  }
}

async function handOver(channel: Channel, mail: Mail, entry: LedgerEntry, { log, now }: Delivering): Promise<string> {
  const { week, maybeDelivered } = entry;
  if (!mayDeliver(entry, channel.name, now())) throw new ClaimEndsError();
  const handedOverAt = maybeDelivered.filter((one) => one.channel === channel.name).map(({ startedAt }) => startedAt);
  if (handedOverAt.length > 0) log.warn("may be delivered twice", { week, channel: channel.name, handedOverAt });
  return await channel.deliver(mail);
}

async function saveMark(entry: LedgerEntry, channel: string, { ledger, log }: Delivering): Promise<void> {
  try {
    if (await ledger.save(entry)) return;
    throw new Error(`another invocation has claimed the report of ${entry.week} meanwhile`);
  } catch (error) {
    const { week, channels } = entry;
    const messageId = channels[channel]?.messageId;
    if (messageId)
      log.error("delivered but not marked: a retry delivers it again", { week, channel, messageId, error });
    throw error;
  }
}

function notDelivered(week: string, failures: ReadonlyMap<string, unknown>): Error {
  const [cause] = failures.values();
  const channels = [...failures.keys()].join(" and ");
  return new Error(`the report of ${week} was not delivered by ${channels}; a retry sends only what is missing`, {
    cause,
  });
}
