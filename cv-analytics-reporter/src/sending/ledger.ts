import * as z from "zod/mini";
import { type Summary, summarySchema } from "../summary/summary";

const epochMs = z.int();

const handOverSchema = z.object({ channel: z.string(), startedAt: epochMs });

export const ledgerEntrySchema = z.object({
  week: z.string(),
  /** Grows by one with each write; a write holds only against the revision that was read. */
  revision: z.int(),
  status: z.enum(["sending", "failed", "sent"]),
  /** `preliminary`: made before the week was over. It does not stand in for the final one. */
  edition: z.enum(["preliminary", "final"]),
  /** The invocation that claimed the report; Lambda's retries of an event carry the same id. */
  claimId: z.string(),
  attempt: z.int(),
  leaseUntil: epochMs,
  /** What was delivered, by channel; a retry leaves these out. */
  channels: z.record(z.string(), z.object({ messageId: z.string(), deliveredAt: epochMs })),
  /** The channel that is being handed the mail since this write. After a crash this is all that is known of it. */
  handingOver: z.optional(handOverSchema),
  /** Mails besides `channels` that may have arrived, for what became of them is unknown. They stay when it is sent. */
  maybeDelivered: z._default(z.array(handOverSchema), []),
  /** As it was when the report was made; an older release may have written another shape. */
  summary: z.unknown(),
  sentAt: z.optional(epochMs),
});

/** What is known of one week's report: who sends it or sent it, through which channels, and its summary. */
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export interface SentLedger {
  read(week: string): Promise<LedgerEntry | undefined>;
  /** Writes the entry if nobody else wrote one since its predecessor was read; tells whether it did. */
  save(entry: LedgerEntry): Promise<boolean>;
}

export function storedSummary(entry: LedgerEntry): Summary | undefined {
  return summarySchema.safeParse(entry.summary).data;
}
