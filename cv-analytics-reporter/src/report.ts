import type { ReportRequest } from "./event";
import { composeMail, type Mail } from "./mail/email";
import { type Claimant, claim, decideClaim, editionAt } from "./sending/claim";
import { type Delivering, deliverReport } from "./sending/delivery";
import { type LedgerEntry, storedSummary } from "./sending/ledger";
import { type Summarising, summariseWeek } from "./summary/summarise";
import type { Summary } from "./summary/summary";
import { OpenQuestions } from "./unanswered/open-questions";
import { readWaiting, type Sweeping, sweepWaiting } from "./unanswered/sweep";

export interface Reporting extends Summarising, Sweeping, Delivering {}

export interface ReportResult extends Partial<Mail> {
  readonly week: string;
  /** Whether this invocation delivered the report. */
  readonly sent: boolean;
  /** The channels it delivered the report by, such as "sns" and "ses". */
  readonly channels: readonly string[];
  readonly summary: Summary;
}

/** The report is being sent by another invocation, which may yet fail: to be tried again. */
export class BeingSentError extends Error {
  constructor(
    readonly week: string,
    readonly until: number,
  ) {
    super(
      `the report of ${week} is being sent by another invocation; try again after ${new Date(until).toISOString()}`,
    );
    this.name = "BeingSentError";
  }
}

/** Sends a week's report unless it was sent before. Throws `BeingSentError`, and an error when a channel fails. */
export async function report(request: ReportRequest, claimId: string, tools: Reporting): Promise<ReportResult> {
  const { week, force } = request;
  const claimant: Claimant = { week, claimId, force, channels: tools.channels.map(({ name }) => name) };
  const entry = await tools.ledger.read(week);
  const decision = decideClaim(entry, claimant, tools.now());
  if (decision.kind === "being sent") throw new BeingSentError(week, decision.until);
  if (decision.kind === "already sent") return await alreadySent(decision.entry, tools);

  const summary = await settleWeek(week, tools);
  const mail = write(week, summary, force && hasReached(entry, editionAt(week, tools.now())), tools.now());

  const claimed = claim(entry, claimant, summary, tools.now());
  if (!(await tools.ledger.save(claimed))) return await giveWay(claimant, tools);
  const channels = await deliverReport(claimed, mail, tools);
  return { week, sent: channels.length > 0, channels, summary };
}

/** Another invocation was faster: either it has sent the report by now, or it is to be waited for. */
async function giveWay(claimant: Claimant, tools: Reporting): Promise<ReportResult> {
  const { week } = claimant;
  const entry = await tools.ledger.read(week);
  const decision = decideClaim(entry, claimant, tools.now());
  if (decision.kind === "already sent") return await alreadySent(decision.entry, tools);
  throw new BeingSentError(week, entry?.leaseUntil ?? tools.now());
}

/** The report as it would be sent now, with its mail; nothing is sent, claimed or stored. */
export async function previewReport({ week, force }: ReportRequest, tools: Reporting): Promise<ReportResult> {
  const open = new OpenQuestions(week);
  for await (const page of readWaiting(tools.waiting, tools.now())) open.knowWaiting(page);
  await open.recall(tools.unanswered);
  const summary = await summariseWeek(open, tools.now(), tools);
  return { week, sent: false, channels: [], summary, ...write(week, summary, force, tools.now()) };
}

/** Sums the week up, and brings what is known of its unanswered questions up to date. */
async function settleWeek(week: string, tools: Reporting): Promise<Summary> {
  const open = new OpenQuestions(week);
  // The overdue ones are kept now, and recalled with all others.
  for await (const { fresh } of sweepWaiting(tools, tools.now())) open.knowWaiting({ fresh, overdue: [] });
  await open.recall(tools.unanswered);
  const summary = await summariseWeek(open, tools.now(), tools);
  await tools.unanswered.forget(week, open.unanswered.answeredLate());
  return summary;
}

/** Whether some reader has this edition. */
function hasReached(entry: LedgerEntry | undefined, edition: LedgerEntry["edition"]): boolean {
  return entry !== undefined && entry.edition === edition && Object.keys(entry.channels).length > 0;
}

async function alreadySent(entry: LedgerEntry, tools: Reporting): Promise<ReportResult> {
  const { week } = entry;
  return { week, sent: false, channels: [], summary: storedSummary(entry) ?? (await settleWeek(week, tools)) };
}

function write(week: string, summary: Summary, isRepeated: boolean, now: number): Mail {
  return composeMail({ week, summary, isRepeated, edition: editionAt(week, now), madeAt: now });
}
